//! The loaded directory of postcodes.

use app::domain::{
    area::{Area, DirectoryEntry},
    postcode::PostcodeResult,
};
use entity::{postcode, postcode_generation};
use platform::error::Result;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// What a loaded directory says about a full postcode; nothing when none is loaded or it is not in it.
pub async fn in_directory(
    db: &impl ConnectionTrait,
    typed: &PostcodeResult,
) -> Result<Option<DirectoryEntry>> {
    let PostcodeResult::Valid(code) = typed else {
        return Ok(None);
    };
    let newest: Option<i32> = postcode_generation::Entity::find()
        .select_only()
        .column(postcode_generation::Column::Id)
        .order_by_desc(postcode_generation::Column::Id)
        .into_tuple()
        .one(db)
        .await?;
    let Some(newest) = newest else {
        return Ok(None);
    };
    let area: Option<String> = postcode::Entity::find()
        .select_only()
        .column(postcode::Column::Area)
        .filter(postcode::Column::Generation.eq(newest))
        .filter(postcode::Column::Code.eq(code.normalised()))
        .into_tuple()
        .one(db)
        .await?;
    let area = area.and_then(|area| area.parse::<Area>().ok());
    Ok(area.map(|area| match area {
        Area::Known(area) => DirectoryEntry::Stockport(Some(area)),
        Area::Bor | Area::Unk => DirectoryEntry::Stockport(None),
        Area::Out => DirectoryEntry::Outside(None),
    }))
}
