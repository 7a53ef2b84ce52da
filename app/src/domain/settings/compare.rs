//! What a draft of a table changes, row by row.

use super::Rows;

/// What stands in one table and not in the other, row by row: for the second person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowChange {
    Same(Vec<String>),
    Added(Vec<String>),
    Gone(Vec<String>),
    /// The row of the same name, before and after.
    Changed(Vec<String>, Vec<String>),
    /// The same words at another place: it matters where the first that fits decides.
    Moved(Vec<String>),
}

/// How `after` differs from `before`, in the order of `after`; what is gone stands where it stood.
#[must_use]
pub fn compare(before: &Rows, after: &Rows) -> Vec<RowChange> {
    let name = |row: &Vec<String>| row.first().cloned().unwrap_or_default();
    let old: Vec<String> = before.0.iter().map(name).collect();
    let new: Vec<String> = after.0.iter().map(name).collect();
    // Rows that kept their order: the longest run of names that both have.
    let kept = in_both(&old, &new);
    let mut changes = Vec::new();
    let mut at = 0;
    let mut gone_until = |upto: usize, changes: &mut Vec<RowChange>| {
        while at < upto {
            if !new.contains(&old[at]) {
                changes.push(RowChange::Gone(before.0[at].clone()));
            }
            at += 1;
        }
    };
    for (here, row) in after.0.iter().enumerate() {
        match kept.iter().find(|(_, there)| *there == here) {
            Some(&(was, _)) => {
                gone_until(was, &mut changes);
                let same = before.0[was] == *row;
                changes.push(if same {
                    RowChange::Same(row.clone())
                } else {
                    RowChange::Changed(before.0[was].clone(), row.clone())
                });
                gone_until(was + 1, &mut changes);
            }
            None => match old.iter().position(|name| *name == new[here]) {
                Some(was) if before.0[was] == *row => changes.push(RowChange::Moved(row.clone())),
                Some(was) => {
                    changes.push(RowChange::Changed(before.0[was].clone(), row.clone()));
                }
                None => changes.push(RowChange::Added(row.clone())),
            },
        }
    }
    gone_until(old.len(), &mut changes);
    changes
}

/// Places in both lists of a longest common subsequence.
fn in_both(old: &[String], new: &[String]) -> Vec<(usize, usize)> {
    let mut longest = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i][j] = if old[i] == new[j] {
                longest[i + 1][j + 1] + 1
            } else {
                longest[i + 1][j].max(longest[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut places = Vec::new();
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            places.push((i, j));
            i += 1;
            j += 1;
        } else if longest[i + 1][j] >= longest[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    places
}
