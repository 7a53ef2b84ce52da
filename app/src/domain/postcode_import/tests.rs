use super::*;

const WARDS: &str = "ward,area\nE05001,CEN\nE05002,MAR\n";

fn wards() -> WardAreas {
    WardAreas::read(WARDS.as_bytes(), ReferenceData::shipped()).unwrap()
}

/// The rows as text: postcode, entry, ward.
fn rows(file: &str) -> Vec<Result<String, ImportError>> {
    let wards = wards();
    read(file.as_bytes(), &wards, ReferenceData::shipped())
        .unwrap()
        .map(|row| {
            row.map(|row| {
                let entry = match row.entry {
                    DirectoryEntry::Stockport(Some(area)) => area.to_string(),
                    DirectoryEntry::Stockport(None) => "BOR".to_owned(),
                    DirectoryEntry::Outside(Some(council)) => council.to_string(),
                    DirectoryEntry::Outside(None) => "OUT".to_owned(),
                };
                format!("{} {entry} {}", row.postcode.display(), row.ward)
            })
        })
        .collect()
}

#[test]
fn code_point_open_has_no_heading() {
    let file = concat!(
        "\"SK1 3XE\",10,389500,390200,\"E92000001\",\"E19000001\",\"E18000002\",\"\",\"E08000007\",\"E05001\"\n",
        "\"SK6 7AA\",10,389500,390200,\"E92000001\",\"E19000001\",\"E18000002\",\"\",\"E08000007\",\"E05009\"\n",
        "\"SK121AA\",10,389500,390200,\"E92000001\",\"E19000001\",\"E18000002\",\"\",\"E06000049\",\"E05999\"\n",
        "\"M3  4EN\",10,389500,390200,\"E92000001\",\"E19000001\",\"E18000002\",\"\",\"E08000006\",\"E05998\"\n",
    );
    assert_eq!(
        rows(file)
            .into_iter()
            .map(Result::unwrap)
            .collect::<Vec<_>>(),
        [
            "SK1 3XE CEN E05001",
            "SK6 7AA BOR E05009",
            "SK12 1AA cheshire_east E05999",
            "M3 4EN OUT E05998"
        ]
    );
}

#[test]
fn the_ons_directory_names_its_columns_differently_over_the_years() {
    for heading in [
        "pcd,pcds,dointr,doterm,oslaua,osward",
        "PCD7,PCDS,DOINTR,DOTERM,LAD23CD,WD23CD",
    ] {
        let file = format!(
            "\u{feff}{heading}\nSK6 7AA,SK6 7AA,198001,,E08000007,E05002\nSK6 7AB,SK6 7AB,198001,201912,E08000007,E05002\n"
        );
        assert_eq!(
            rows(&file)
                .into_iter()
                .map(Result::unwrap)
                .collect::<Vec<_>>(),
            ["SK6 7AA MAR E05002"],
            "{heading}"
        );
    }
}

#[test]
fn a_row_that_names_no_authority_is_left_out() {
    let kept = |authority: &str| {
        let file = format!("pcds,oslaua,osward\nSK8 3AB,{authority},\nSK1 3XE,E08000007,E05001\n");
        rows(&file)
            .into_iter()
            .map(Result::unwrap)
            .collect::<Vec<_>>()
    };
    for none in [
        "",
        " ",
        "E99999999",
        "W99999999",
        "S99999999",
        "N99999999",
        "E09999999",
        "null",
        "-",
        "00BS",
    ] {
        assert_eq!(kept(none), ["SK1 3XE CEN E05001"], "{none}");
    }
    for outside in [
        "E08000006",
        "W06000001",
        "S12000033",
        "N09000003",
        "L99999999",
        "M99999999",
    ] {
        assert_eq!(kept(outside)[0], "SK8 3AB OUT ", "{outside}");
    }
    let code_point = "\"SK1 3XE\",10,1,1,\"E92000001\",\"\",\"\",\"\",\"E08000007\",\"E05001\"\n\"SK8 3AB\",90,0,0,\"E92000001\",\"\",\"\",\"\",\"\",\"\"\n";
    assert_eq!(rows(code_point).len(), 1);
}

#[test]
fn the_headings_of_the_ordnance_survey_are_known_and_passed_over() {
    let short = "PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\n";
    let long = "Postcode,Positional_quality_indicator,Eastings,Northings,Country_code,NHS_regional_HA_code,NHS_HA_code,Admin_county_code,Admin_district_code,Admin_ward_code\n";
    let line = "SK1 3XE,10,1,1,E92000001,,,,E08000007,E05001\n";
    for file in [
        format!("{short}{line}"),
        format!("{long}{line}"),
        format!("{short}{long}{line}"),
        format!("\u{feff}{short}{long}{line}"),
    ] {
        let found: Vec<_> = rows(&file).into_iter().map(Result::unwrap).collect();
        assert_eq!(found, ["SK1 3XE CEN E05001"], "{file}");
    }
    assert_eq!(rows(&format!("{long}{line}{long}{line}")).len(), 2);
}

#[test]
fn places_where_nobody_lives_are_left_out() {
    let file = "pcds,oslaua,osward\nGIR 0AA,E08000007,E05001\nBF1 3AA,E08000007,E05001\nSK1 3XE,E08000007,E05001\n";
    assert_eq!(rows(file).len(), 1);
}

#[test]
fn a_line_that_cannot_be_read_says_which_and_not_what() {
    let file = "pcds,oslaua,osward\nSK1 3XE,E08000007,E05001\nSK1 3X,E08000007,E05001\nSK1 3XF,E08000007\n";
    let errors: Vec<String> = rows(file)
        .into_iter()
        .filter_map(Result::err)
        .map(|error| error.to_string())
        .collect();
    assert_eq!(
        errors,
        [
            "line 3: the postcode is not a full postcode",
            "line 4: the ward is missing"
        ]
    );
}

#[test]
fn a_file_of_neither_form_is_refused() {
    let wards = wards();
    for file in ["", "a,b,c\n1,2,3\n", "SK1 3XE,E08000007\n"] {
        assert!(
            read(file.as_bytes(), &wards, ReferenceData::shipped()).is_err(),
            "{file}"
        );
    }
}

#[test]
fn the_ward_list_is_checked() {
    let read = |file: &str| WardAreas::read(file.as_bytes(), ReferenceData::shipped());
    assert!(read("WD23CD,AREA\nE05001,CEN\n").is_ok());
    assert_eq!(read("ward,area\nE05001,XXX\n").unwrap_err().line, 2);
    assert_eq!(
        read("ward,area\nE05001,CEN\nE05001,MAR\n")
            .unwrap_err()
            .line,
        3
    );
    assert_eq!(read("ward,area\n,CEN\n").unwrap_err().line, 2);
    assert!(read("ward,place\nE05001,CEN\n").is_err());
    assert!(read("ward,area\n").is_err());
}
