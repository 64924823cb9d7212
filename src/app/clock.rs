//! The device's clock, for people: in its own zone.

/// Now, as RFC 3339 with the device's offset.
pub fn local() -> String {
    let now = js_sys::Date::new_0();
    // JavaScript counts minutes from local time to UTC, the standard the other way round.
    let offset = -(now.get_timezone_offset() as i32);
    let sign = if offset < 0 { "-" } else { "+" };
    [
        &now.get_full_year().to_string(),
        "-",
        &two(now.get_month() + 1),
        "-",
        &two(now.get_date()),
        "T",
        &two(now.get_hours()),
        ":",
        &two(now.get_minutes()),
        ":",
        &two(now.get_seconds()),
        sign,
        &two(offset.unsigned_abs() / 60),
        ":",
        &two(offset.unsigned_abs() % 60),
    ]
    .concat()
}

fn two(number: u32) -> String {
    let digits = number.to_string();
    if digits.len() < 2 { ["0", &digits].concat() } else { digits }
}
