use super::*;

fn at(typed: &str) -> Located {
    let data = ReferenceData::shipped();
    locate(data, &NoDirectory, &data.classify_postcode(typed))
}

#[test]
fn every_edge_postcode_is_where_the_list_says() {
    let mut rows =
        csv::Reader::from_reader(include_str!("../../../data/edge_postcodes.csv").as_bytes());
    let mut seen = (0, 0);
    for row in rows.records() {
        let row = row.unwrap();
        let located = at(&row[0]);
        assert_eq!(located.area.code(), &row[1], "{}", &row[0]);
        assert_eq!(located.source, AreaSource::Edge);
        assert_eq!(
            located
                .council
                .map(|council| council.code().to_owned())
                .unwrap_or_default(),
            &row[2]
        );
        assert!(!located.check);
        if located.area == Area::Out {
            seen.1 += 1
        } else {
            seen.0 += 1
        }
    }
    // Dossier 0.1: 45 of Stockport outside SK1 to SK8, 18 inside them that are not Stockport.
    assert_eq!(seen, (45, 18));
}

#[test]
fn every_sector_of_the_table_gives_its_area_and_its_mark() {
    for row in ReferenceData::shipped().sectors.values() {
        let located = at(&row.sector);
        assert_eq!(
            (located.area, located.check),
            (row.area, row.check),
            "{}",
            row.sector
        );
        assert_eq!(located.sector.as_deref(), Some(row.sector.as_str()));
        assert_eq!(located.source, AreaSource::Sector);
        assert_eq!(located.share.is_some(), row.area.known().is_some());
    }
}

#[test]
fn a_district_alone_has_an_area_only_if_all_its_sectors_agree() {
    for (district, area, check) in [
        ("SK1", "CEN", true),
        ("SK2", "BOR", false),
        ("SK3", "CEN", true),
        ("SK4", "BOR", false),
        ("SK5", "BOR", false),
        ("SK6", "BOR", false),
        ("SK7", "BOR", false),
        ("SK8", "BOR", false),
        ("SK9", "OUT", false),
        ("SK12", "OUT", false),
        ("SK14", "OUT", false),
        ("M19", "OUT", false),
        ("EC1A", "OUT", false),
    ] {
        let located = at(district);
        assert_eq!(
            (located.area.code(), located.check, located.sector.is_none()),
            (area, check, true),
            "{district}"
        );
    }
}

#[test]
fn an_unlisted_sector_is_in_the_borough_in_sk1_to_sk8_and_outside_elsewhere() {
    for (typed, area) in [
        ("SK1 7AA", "BOR"),
        ("SK8 0AA", "BOR"),
        ("SK1 7", "BOR"),
        ("SK9 1AA", "OUT"),
        ("SK10 1AA", "OUT"),
        ("SK1A 1AA", "OUT"),
        ("E1 1AA", "OUT"),
    ] {
        assert_eq!(at(typed).area.code(), area, "{typed}");
    }
}

#[test]
fn outside_the_borough_the_council_is_named_where_it_is_known() {
    let council = |typed: &str| at(typed).council.map(|code| code.code().to_owned());
    assert_eq!(council("M19 1AA").as_deref(), Some("manchester"));
    assert_eq!(council("SK14 1AA").as_deref(), Some("tameside"));
    assert_eq!(council("SK10").as_deref(), Some("cheshire_east"));
    assert_eq!(council("SK13 1AA").as_deref(), Some("high_peak"));
    assert_eq!(council("SK8 3JZ").as_deref(), Some("cheshire_east"));
    assert_eq!(council("E1 1AA"), None);
    assert_eq!(council("SK1 3XE"), None);
}

#[test]
fn a_directory_comes_before_the_edge_list_and_that_before_the_sector_table() {
    let data = ReferenceData::shipped();
    let mar: AreaCode = "MAR".parse().unwrap();
    let with = |entry: Option<DirectoryEntry>, typed: &str| {
        locate(data, &entry, &data.classify_postcode(typed))
    };
    // The edge list says Heatons and Reddish.
    let located = with(Some(DirectoryEntry::Stockport(Some(mar))), "M19 3JL");
    assert_eq!(
        (located.area.code(), located.source, located.check),
        ("MAR", AreaSource::Directory, false)
    );
    assert_eq!(located.sector.as_deref(), Some("M19 3"));
    assert_eq!(located.share, None);
    // A ward on no list is in the borough all the same; the tables tell the area where they can.
    let unlisted = |typed: &str| with(Some(DirectoryEntry::Stockport(None)), typed);
    assert_eq!(
        (unlisted("SK1 3XE").area.code(), unlisted("SK1 3XE").source),
        ("CEN", AreaSource::Sector)
    );
    assert_eq!(
        (unlisted("M19 3JL").area.code(), unlisted("M19 3JL").source),
        ("HRE", AreaSource::Edge)
    );
    assert!(unlisted("SK2 5AA").check);
    for typed in ["SK1 7AA", "SK5 6GA", "M20 1AA"] {
        let located = unlisted(typed);
        assert_eq!(
            (located.area, located.source, located.council),
            (Area::Bor, AreaSource::Directory, None),
            "{typed}"
        );
    }
    let outside = with(Some(DirectoryEntry::Outside(None)), "SK14 1AA");
    assert_eq!(
        (
            outside.area,
            outside
                .council
                .map(|code| code.code().to_owned())
                .as_deref()
        ),
        (Area::Out, Some("tameside"))
    );
    // Not in the directory blocks nobody.
    assert_eq!(with(None, "M19 3JL").source, AreaSource::Edge);
    assert_eq!(with(None, "SK1 3XE").source, AreaSource::Sector);
    // A part of a postcode is never looked up.
    assert_eq!(
        with(Some(DirectoryEntry::Stockport(Some(mar))), "SK1 3")
            .area
            .code(),
        "CEN"
    );
}

#[test]
fn a_choice_counts_only_where_the_postcode_does_not_tell_and_is_to_be_checked() {
    let mar = Some(AreaChoice::Area("MAR".parse().unwrap()));
    assert_eq!(at("SK1 3XE").or_choice(mar, true).area.code(), "CEN");
    assert_eq!(at("SK10 1AA").or_choice(mar, true).area, Area::Out);
    for unknown in [at("SK2"), at("BFPO 1"), Located::unknown()] {
        let chosen = unknown.clone().or_choice(mar, false);
        assert_eq!(
            (chosen.area.code(), chosen.check, chosen.source),
            ("MAR", true, AreaSource::Choice)
        );
        assert_eq!(
            unknown.clone().or_choice(Some(AreaChoice::NotSure), false),
            unknown
        );
        assert_eq!(unknown.clone().or_choice(None, false), unknown);
        assert_eq!(
            unknown.or_choice(Some(AreaChoice::Out), false).area,
            Area::Out
        );
    }
}

#[test]
fn nothing_is_known_of_forces_slips_and_offices() {
    for typed in ["BF1 3AA", "GIR 0AA", "BX9 1AS", "nonsense"] {
        assert_eq!(at(typed), Located::unknown());
        assert_eq!(at(typed).area.in_stockport(), None);
    }
}
