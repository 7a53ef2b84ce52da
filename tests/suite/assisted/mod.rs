//! What officers enter and keep for a person beyond the form (feature E11).

mod involvement;
