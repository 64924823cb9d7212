//! Messages to and from the worker: the derived types, a small reader, a smaller writer.
//!
//! Fields are fetched by their names in the order of the type, an absent one reads as nothing, and an error says only
//! that there was one. A general reader with its messages costs the page three times as much.

use std::fmt;

use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error as _, SeqAccess, VariantAccess, Visitor};
use wasm_bindgen::{JsCast, JsValue};

use super::{Job, Leave, ToWorker};

/// The message, if it is one.
pub fn read<'de, T: Deserialize<'de>>(value: JsValue) -> Option<T> {
    T::deserialize(Reader(value)).ok()
}

/// What a name stands for in an object; nothing in what is none.
pub fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A message as the worker's derived types read it; the bytes of a job go beside it, so that they can be moved.
pub fn write(message: ToWorker, bytes: Option<Uint8Array>) -> JsValue {
    let (name, content) = match message {
        ToWorker::Open { base } => ("Open", object(&[("base", base.into())])),
        ToWorker::Job(Job { id, name, bytes: _, holder, now, leave, supplied, within, paper, lang }) => {
            let holder = holder.map_or(JsValue::UNDEFINED, Into::into);
            let bytes = bytes.map_or(JsValue::UNDEFINED, Into::into);
            let fields = [
                ("id", id.into()),
                ("name", name.into()),
                ("bytes", bytes),
                ("holder", holder),
                ("now", now.into()),
                ("leave", asking(leave)),
                ("supplied", list(supplied)),
                ("within", within.map_or(JsValue::UNDEFINED, Into::into)),
                ("paper", paper.map_or(JsValue::UNDEFINED, list)),
                ("lang", lang.tag().into()),
            ];
            ("Job", object(&fields))
        }
        ToWorker::Forget => ("Forget", JsValue::UNDEFINED),
        ToWorker::Inspect { id, bytes: _ } => {
            ("Inspect", object(&[("id", id.into()), ("bytes", bytes.map_or(JsValue::UNDEFINED, Into::into))]))
        }
    };
    object(&[(name, content)])
}

fn asking(leave: Leave) -> JsValue {
    object(&[("off", leave.off.into()), ("yes", list(leave.yes)), ("no", list(leave.no)), ("anew", leave.anew.into())])
}

fn list(texts: Vec<String>) -> JsValue {
    texts.into_iter().map(JsValue::from).collect::<Array>().into()
}

/// An object of these fields.
pub fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

#[derive(Debug)]
struct Fault;

impl fmt::Display for Fault {
    fn fmt(&self, _: &mut fmt::Formatter) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Fault {}

impl serde::de::Error for Fault {
    fn custom<T: fmt::Display>(_: T) -> Fault {
        Fault
    }

    fn invalid_type(_: serde::de::Unexpected, _: &dyn serde::de::Expected) -> Fault {
        Fault
    }

    fn invalid_value(_: serde::de::Unexpected, _: &dyn serde::de::Expected) -> Fault {
        Fault
    }

    fn invalid_length(_: usize, _: &dyn serde::de::Expected) -> Fault {
        Fault
    }
}

struct Reader(JsValue);

impl Reader {
    fn is_nothing(&self) -> bool {
        self.0.is_undefined() || self.0.is_null()
    }

    fn number(&self) -> Result<f64, Fault> {
        self.0.as_f64().ok_or(Fault)
    }
}

impl<'de> Deserializer<'de> for Reader {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Fault> {
        Err(Fault)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_bool(self.0.as_bool().ok_or(Fault)?)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_i64(self.number()? as i64)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_u64(self.number()? as u64)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_u32(self.number()? as u32)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_string(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_string(self.0.as_string().ok_or(Fault)?)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let block: Uint8Array = self.0.dyn_into().map_err(|_| Fault)?;
        visitor.visit_byte_buf(block.to_vec())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.is_nothing() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let items = if self.is_nothing() { Array::new() } else { self.0.dyn_into().map_err(|_| Fault)? };
        visitor.visit_seq(Items { length: items.length(), items, at: 0 })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_seq(Fields { object: self.0, names: fields })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let (name, content) = match self.0.as_string() {
            Some(name) => (name, JsValue::UNDEFINED),
            None => {
                let object: &Object = self.0.dyn_ref().ok_or(Fault)?;
                let name = Object::keys(object).get(0).as_string().ok_or(Fault)?;
                let content = member(object, &name);
                (name, content)
            }
        };
        let place = variants.iter().position(|variant| *variant == name).ok_or(Fault)?;
        visitor.visit_enum(Variant { place: place as u64, content })
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u16 u128 f32 f64 char bytes unit unit_struct newtype_struct tuple_struct map identifier
        ignored_any
    }
}

/// The fields of a type, one after the other.
struct Fields {
    object: JsValue,
    names: &'static [&'static str],
}

impl<'de> SeqAccess<'de> for Fields {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let Some((name, rest)) = self.names.split_first() else { return Ok(None) };
        self.names = rest;
        seed.deserialize(Reader(member(&self.object, name))).map(Some)
    }
}

/// The items of a list.
struct Items {
    items: Array,
    length: u32,
    at: u32,
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        if self.at == self.length {
            return Ok(None);
        }
        let item = self.items.get(self.at);
        self.at += 1;
        seed.deserialize(Reader(item)).map(Some)
    }
}

/// One of several: its place among them, and what it carries.
struct Variant {
    place: u64,
    content: JsValue,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Fault;
    type Variant = Reader;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Reader), Fault> {
        Ok((seed.deserialize(Place(self.place))?, Reader(self.content)))
    }
}

impl<'de> VariantAccess<'de> for Reader {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Fault> {
        Err(Fault::custom(""))
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_struct("", fields, visitor)
    }
}

/// The place of a variant among its fellows.
struct Place(u64);

impl<'de> Deserializer<'de> for Place {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_u64(self.0)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
