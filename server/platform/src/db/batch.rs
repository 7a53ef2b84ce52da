//! Several inserts in one statement, so that sending an enquiry is a few round trips and not twenty.

use sea_orm::{
    ConnectionTrait, DbErr,
    sea_query::{Alias, CommonTableExpression, Expr, InsertStatement, Query, WithClause},
};

/// Runs the inserts as one statement: all of them happen, or none. Foreign keys among them are
/// checked at its end, so their order does not matter.
///
/// # Errors
/// The database.
pub async fn insert_all(
    db: &impl ConnectionTrait,
    inserts: Vec<InsertStatement>,
) -> Result<(), DbErr> {
    let mut with = WithClause::new();
    for (number, insert) in inserts.into_iter().enumerate() {
        let mut table = CommonTableExpression::new();
        table
            .table_name(Alias::new(format!("part_{number}")))
            .query(insert);
        with.cte(table);
    }
    let query = Query::select().expr(Expr::value(1)).to_owned().with(with);
    db.execute(&query).await?;
    Ok(())
}
