//! Columns that hold the code of a list: read as the value, once, so that nothing behind a row parses again.

use sea_orm::{
    ColIdx, DbErr, QueryResult, TryFromU64, TryGetError, TryGetable, Value,
    sea_query::{ArrayType, ColumnType, Nullable, ValueType, ValueTypeErr},
};
use serde::Serialize;
use std::{any::type_name, fmt::Display, ops::Deref, str::FromStr};

/// A `text` column of one code. A code that is not on its list is an error when the row is read; the error names the
/// list, never what stood there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Coded<T>(pub T);

/// A `text[]` column of codes, in the order in which they stand there.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Codes<T>(pub Vec<T>);

/// The value of a code, or an error that names the list.
fn decode<T: FromStr>(code: &str) -> Result<T, DbErr> {
    code.parse()
        .map_err(|_| DbErr::Type(format!("a code that {} does not have", type_name::<T>())))
}

impl<T> Deref for Coded<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> Deref for Codes<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> From<T> for Coded<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T> FromIterator<T> for Codes<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self(values.into_iter().collect())
    }
}

impl<T: PartialEq> PartialEq<T> for Coded<T> {
    fn eq(&self, other: &T) -> bool {
        self.0 == *other
    }
}

impl<T: Display> Display for Coded<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: Display> From<Coded<T>> for Value {
    fn from(coded: Coded<T>) -> Self {
        coded.0.to_string().into()
    }
}

impl<T: Display> From<Codes<T>> for Value {
    fn from(codes: Codes<T>) -> Self {
        let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
        codes.into()
    }
}

impl<T> Nullable for Coded<T> {
    fn null() -> Value {
        String::null()
    }
}

impl<T> Nullable for Codes<T> {
    fn null() -> Value {
        Vec::<String>::null()
    }
}

impl<T: FromStr> TryGetable for Coded<T> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, column: I) -> Result<Self, TryGetError> {
        let code = String::try_get_by(row, column)?;
        Ok(Self(decode(&code)?))
    }
}

impl<T: FromStr> TryGetable for Codes<T> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, column: I) -> Result<Self, TryGetError> {
        let codes = <Vec<String> as TryGetable>::try_get_by(row, column)?;
        let values = codes.iter().map(|code| decode(code));
        Ok(Self(values.collect::<Result<_, _>>()?))
    }
}

impl<T: FromStr> ValueType for Coded<T> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        let code = <String as ValueType>::try_from(value)?;
        code.parse().map(Self).map_err(|_| ValueTypeErr)
    }

    fn type_name() -> String {
        String::type_name()
    }

    fn array_type() -> ArrayType {
        String::array_type()
    }

    fn column_type() -> ColumnType {
        String::column_type()
    }
}

impl<T: FromStr> ValueType for Codes<T> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        let codes = <Vec<String> as ValueType>::try_from(value)?;
        let values = codes.iter().map(|code| code.parse());
        let values: Result<_, _> = values.collect();
        values.map(Self).map_err(|_| ValueTypeErr)
    }

    fn type_name() -> String {
        Vec::<String>::type_name()
    }

    fn array_type() -> ArrayType {
        Vec::<String>::array_type()
    }

    fn column_type() -> ColumnType {
        Vec::<String>::column_type()
    }
}

/// Of a column that is part of a key: a code is never a number that the database counted.
impl<T> TryFromU64 for Coded<T> {
    fn try_from_u64(_: u64) -> Result<Self, DbErr> {
        Err(DbErr::ConvertFromU64(type_name::<T>()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Coded, Codes};
    use app::domain::{codes::Flag, controller::Controller};
    use sea_orm::{Value, sea_query::ValueType};

    #[test]
    fn a_code_goes_into_a_column_and_comes_back_as_its_value() {
        for controller in Controller::ALL {
            let value = Value::from(Coded(*controller));
            assert_eq!(value, Value::from(controller.code()));
            let back = <Coded<Controller> as ValueType>::try_from(value);
            assert_eq!(back.ok(), Some(Coded(*controller)));
        }
        let flags: Codes<Flag> = Flag::ALL.iter().copied().collect();
        let back = <Codes<Flag> as ValueType>::try_from(Value::from(flags.clone()));
        assert_eq!(back.ok(), Some(flags));
    }

    #[test]
    fn a_code_that_is_not_on_its_list_is_an_error() {
        let unknown = Value::from("nobody");
        assert!(<Coded<Controller> as ValueType>::try_from(unknown).is_err());
        let mixed = Value::from(vec!["urgent".to_owned(), "nobody".to_owned()]);
        assert!(<Codes<Flag> as ValueType>::try_from(mixed).is_err());
    }
}
