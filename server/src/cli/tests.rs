use super::Cli;
use clap::CommandFactory;

#[test]
fn the_commands_hang_together() {
    Cli::command().debug_assert();
}

/// Every command and every flag says what it is for.
#[test]
fn help_is_complete() {
    fn check(command: &clap::Command) {
        assert!(
            command.get_about().is_some(),
            "{} has no help",
            command.get_name()
        );
        for arg in command
            .get_arguments()
            .filter(|arg| !["help", "version"].contains(&arg.get_id().as_str()))
        {
            assert!(
                arg.get_help().is_some(),
                "{} {} has no help",
                command.get_name(),
                arg.get_id()
            );
        }
        command
            .get_subcommands()
            .filter(|sub| sub.get_name() != "help")
            .for_each(check);
    }
    check(&Cli::command());
}

/// The handbook names every setting, so none can be added without a word about it.
#[test]
fn the_handbook_names_every_setting() {
    let handbook = include_str!("../../../docs/operations.md");
    fn check(command: &clap::Command, handbook: &str) {
        for variable in command.get_arguments().filter_map(|arg| arg.get_env()) {
            let name = variable.to_string_lossy();
            let short = name
                .strip_prefix("DATABASE_URL")
                .filter(|rest| !rest.is_empty())
                .unwrap_or(&name);
            assert!(
                handbook.contains(&format!("`{name}`")) || handbook.contains(&format!("`{short}`")),
                "{name}"
            );
        }
        command
            .get_subcommands()
            .for_each(|sub| check(sub, handbook));
    }
    check(&Cli::command(), handbook);
}
