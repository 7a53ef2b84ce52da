//! Sections as people type them: paragraphs with an empty line between, and lists whose lines start with
//! a hyphen. What is typed and what is kept are the same words, both ways.

use crate::domain::notice::NoticeBlock;

/// What a line of a list starts with.
const ITEM: &str = "- ";

/// Put before a paragraph that would else be taken for a line of a list.
const PLAIN: char = '\\';

/// The blocks of a typed text. Blanks and line ends inside a paragraph count as one blank.
pub fn blocks(typed: &str) -> Vec<NoticeBlock> {
    let mut found = Vec::new();
    let mut paragraph = String::new();
    let mut list: Vec<String> = Vec::new();
    for line in typed.lines() {
        // A hyphen alone is a line of a list that nobody has filled in yet.
        let item = line.trim_start().strip_prefix('-').and_then(|rest| {
            (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| tidy(rest))
        });
        match item {
            Some(item) => {
                end_paragraph(&mut paragraph, &mut found);
                if !item.is_empty() {
                    list.push(item);
                }
            }
            None => {
                end_list(&mut list, &mut found);
                let line = tidy(line);
                if line.is_empty() {
                    end_paragraph(&mut paragraph, &mut found);
                } else if paragraph.is_empty() {
                    paragraph = line;
                } else {
                    paragraph.push(' ');
                    paragraph.push_str(&line);
                }
            }
        }
    }
    end_paragraph(&mut paragraph, &mut found);
    end_list(&mut list, &mut found);
    found
}

/// Blocks as they are typed.
pub fn written(blocks: &[NoticeBlock]) -> String {
    let written: Vec<String> = blocks
        .iter()
        .map(|block| match block {
            NoticeBlock::Paragraph(text) => {
                let text = tidy(text);
                if text == "-" || text.starts_with(ITEM) || text.starts_with(PLAIN) {
                    format!("{PLAIN}{text}")
                } else {
                    text
                }
            }
            NoticeBlock::List(lines) => lines
                .iter()
                .map(|line| format!("{ITEM}{}", tidy(line)))
                .collect::<Vec<String>>()
                .join("\n"),
        })
        .collect();
    written.join("\n\n")
}

fn end_paragraph(paragraph: &mut String, found: &mut Vec<NoticeBlock>) {
    if !paragraph.is_empty() {
        let text = std::mem::take(paragraph);
        let text = match text.strip_prefix(PLAIN) {
            Some(plain) => tidy(plain),
            None => text,
        };
        if !text.is_empty() {
            found.push(NoticeBlock::Paragraph(text));
        }
    }
}

fn end_list(list: &mut Vec<String>, found: &mut Vec<NoticeBlock>) {
    if !list.is_empty() {
        found.push(NoticeBlock::List(std::mem::take(list)));
    }
}

/// One line with single blanks.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::domain::notice::blocks::*;
    use crate::domain::notice::{NoticeText, shipped};
    use proptest::prelude::*;

    fn paragraph(text: &str) -> NoticeBlock {
        NoticeBlock::Paragraph(text.to_owned())
    }

    fn list(lines: &[&str]) -> NoticeBlock {
        NoticeBlock::List(lines.iter().map(|line| (*line).to_owned()).collect())
    }

    #[test]
    fn what_people_type_becomes_paragraphs_and_lists() {
        assert_eq!(
            blocks("We use it:\r\n- to help\r\n -  to  learn\n-\nThat is\nall.\n\n\n- more\n"),
            [
                paragraph("We use it:"),
                list(&["to help", "to learn"]),
                paragraph("That is all."),
                list(&["more"]),
            ]
        );
        assert_eq!(blocks(" \n\n-\n"), []);
        assert_eq!(blocks("-not a list"), [paragraph("-not a list")]);
    }

    #[test]
    fn the_shipped_notices_come_back_word_for_word() {
        for json in shipped() {
            for section in NoticeText::parse(json).unwrap().sections {
                assert_eq!(blocks(&written(&section.blocks)), section.blocks);
            }
        }
    }

    /// Words with the signs that mean something here among them.
    fn words() -> impl Strategy<Value = String> {
        prop::collection::vec("[-\\\\a-zé’*\\[\\]().]{1,6}", 1..6).prop_map(|words| words.join(" "))
    }

    fn any_block() -> impl Strategy<Value = NoticeBlock> {
        prop_oneof![
            words().prop_map(NoticeBlock::Paragraph),
            prop::collection::vec(words(), 1..5).prop_map(NoticeBlock::List),
        ]
    }

    proptest! {
        #[test]
        fn kept_and_typed_are_the_same_words_both_ways(kept in prop::collection::vec(any_block(), 0..8)) {
            let typed = written(&kept);
            prop_assert_eq!(&blocks(&typed), &kept);
            prop_assert_eq!(written(&blocks(&typed)), typed);
        }

        /// Whatever is typed: kept once, it stays what it is.
        #[test]
        fn nothing_typed_changes_when_it_is_kept_twice(typed in "(?s)[-\\\\ a\n\r\t.]{0,60}") {
            let kept = blocks(&typed);
            prop_assert!(kept.iter().all(|block| !block.texts().is_empty()));
            prop_assert_eq!(blocks(&written(&kept)), kept);
        }
    }
}
