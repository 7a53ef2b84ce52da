//! Ranges of addresses that may speak for a client.

use std::str::FromStr;

/// A range of addresses: `10.0.0.0/8`, `::1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    base: std::net::IpAddr,
    bits: u8,
}

impl Network {
    /// Whether an address lies in the range.
    pub fn contains(&self, ip: std::net::IpAddr) -> bool {
        use std::net::IpAddr::{V4, V6};
        match (self.base, ip.to_canonical()) {
            (V4(base), V4(ip)) => {
                mask32(base.to_bits(), self.bits) == mask32(ip.to_bits(), self.bits)
            }
            (V6(base), V6(ip)) => {
                mask128(base.to_bits(), self.bits) == mask128(ip.to_bits(), self.bits)
            }
            _ => false,
        }
    }
}

fn mask32(bits: u32, keep: u8) -> u32 {
    bits.checked_shr(32 - u32::from(keep.min(32))).unwrap_or(0)
}

fn mask128(bits: u128, keep: u8) -> u128 {
    bits.checked_shr(128 - u32::from(keep.min(128)))
        .unwrap_or(0)
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text} is not an address or a range such as 10.0.0.0/8");
        let (base, bits) = text
            .split_once('/')
            .map_or((text, None), |(base, bits)| (base, Some(bits)));
        let base: std::net::IpAddr = base.trim().parse().map_err(|_| wrong())?;
        let all = if base.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(all), |bits| {
            bits.trim().parse::<u8>().map_err(|_| wrong())
        })?;
        if bits > all {
            Err(wrong())
        } else {
            Ok(Self { base, bits })
        }
    }
}
