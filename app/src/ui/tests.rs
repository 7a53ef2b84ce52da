use super::*;
use crate::{
    i18n::Lang,
    page::{PageContext, render},
    resident::shell::ResidentPage,
    site::Site,
};
use leptos::prelude::*;
use std::sync::Arc;

fn context() -> PageContext {
    PageContext {
        lang: Lang::En,
        site: Arc::new(Site::default()),
        path: "/x".into(),
        form_token: "token".into(),
        nonce: String::new(),
        staff: None,
    }
}

#[test]
fn a_failed_form_says_error_first_keeps_what_was_typed_and_points_at_the_field() {
    let html = render(context(), || {
        let problems = Problems::from(Problem::new("name", "shell-problem"));
        view! {
            <ResidentPage title="Question" error=true back="/">
                <ErrorSummary problems=problems.clone()/>
                <Form action="/x" problems>
                    <TextField name="name" label="Name" value="<b>\"Zoë\"" hint="Any name" heading=true/>
                    <Radios name="kind" legend="Kind" choices=vec![Choice::new("a", "A").checked(true), Choice::new("b", "B").after_or()]/>
                </Form>
            </ResidentPage>
        }
    });
    println!("{html}");
    assert!(html.starts_with("<!doctype html>\n<html"));
    assert!(html.contains("<title>Error: Question – Help in Stockport</title>"));
    assert!(html.contains("href=\"#name\""));
    assert!(html.contains("value=\"&lt;b&gt;&quot;Zoë&quot;\"") || html.contains("&lt;b&gt;"));
    assert!(!html.contains("<b>"));
    assert!(html.contains("aria-describedby=\"name-hint name-error\""));
    assert!(html.contains("value=\"token\""));
}

/// Parts of a page are made before the form that holds them: they find their problems all the same, and
/// a form that has its own tells its fields those.
#[test]
fn a_field_finds_its_problem_by_the_page_or_by_its_form() {
    let html = render(context(), || {
        provide_problems(&Problem::new("name", "shell-problem").into());
        let before = view! { <TextField name="name" label="Name" value=""/> }.into_any();
        view! {
            <Form action="/a">{before}</Form>
            <Form action="/b" problems=Problem::new("kind", "shell-problem")>
                <TextField name="kind" label="Kind" value=""/>
                <TextField id="second" name="name" label="Name" value=""/>
            </Form>
            <Form action="/c">
                <TextField id="third" name="kind" label="Kind" value=""/>
            </Form>
        }
    });
    assert!(html.contains("id=\"name-error\"") && html.contains("id=\"kind-error\""));
    assert!(!html.contains("id=\"second-error\"") && !html.contains("id=\"third-error\""));
}

/// Leptos does not escape what stands inside a text area; the component does, and exactly once.
#[test]
fn what_was_typed_cannot_end_its_text_area() {
    let typed = "</textarea><script>alert(1)</script> & &lt;b&gt;";
    let html = render(context(), || {
        view! { <TextArea name="message" label="Message" value=typed problems=Problems::default()/> }
    });
    assert!(!html.contains("<script>"), "{html}");
    assert!(
        html.contains(
            "&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &amp;lt;b&amp;gt;"
        ),
        "{html}"
    );
}

/// So no page writes one of its own.
#[test]
fn a_text_area_stands_in_its_component_only() {
    fn look(folder: &std::path::Path) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                look(&path);
            } else if path.extension().is_some_and(|end| end == "rs")
                && !path.ends_with("ui/fields.rs")
            {
                let source = std::fs::read_to_string(&path).unwrap();
                let own = ["<text", "area"].concat();
                assert!(
                    !source.contains(&own),
                    "{} writes its own text area",
                    path.display()
                );
            }
        }
    }
    look(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
}
