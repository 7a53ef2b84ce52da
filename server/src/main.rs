//! The `portal` binary: reads the command and hands over.

fn main() -> std::process::ExitCode {
    // One provider for everything that speaks TLS: the database driver and the mail client.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    server::cli::run()
}
