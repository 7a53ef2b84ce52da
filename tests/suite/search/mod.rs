//! Finding cases: by what people say, inside one's own scope, without a trace of what was typed.

mod alike;
mod backfill;
mod finds;
mod speed;
mod walls;

use harness::{Answer, Client};

pub const PAGE: &str = "/staff/search";

/// The page after looking for something.
pub async fn looks_for(client: &mut Client, text: &str) -> Answer {
    client.fill(PAGE, &[("q", text)]).await
}

/// References of the cases that an answer shows, in its order.
pub fn shown(answer: &Answer) -> Vec<String> {
    answer
        .links()
        .into_iter()
        .filter_map(|link| link.strip_prefix("/staff/case/").map(str::to_owned))
        .collect()
}
