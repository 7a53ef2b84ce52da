//! What officers enter and keep for a person beyond the form (E11).

mod involvement;
