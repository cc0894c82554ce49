//! The address of Microsoft's help as a QR code: a phone reads it from the screen of a PC that cannot open the page
//! itself.

use super::notice;
use anyhow::Context as _;
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write as _;

/// The module: `address`, `size` in squares without the margin, and `rows`, each row's squares as the bits of a number.
///
/// # Errors
///
/// The address does not fit.
pub(super) fn source() -> anyhow::Result<String> {
    let code =
        QrCode::with_error_correction_level(ADDRESS, EcLevel::M).context("the address does not fit into a QR code")?;
    let size = code.width();
    let mut out = notice("xtask/src/codegen/qr.rs");
    writeln!(out, "export const address = '{ADDRESS}';")?;
    writeln!(out, "export const size = {size};")?;
    out.push_str("export const rows = [\n");
    for row in code.to_colors().chunks(size) {
        let bits = row
            .iter()
            .fold(0_u64, |bits, color| bits << 1 | u64::from(*color == Color::Dark));
        writeln!(out, "  0x{bits:0digits$x},", digits = size.div_ceil(4))?;
    }
    out.push_str("];\n");
    Ok(out)
}

const ADDRESS: &str = "https://www.microsoft.com/conficker";
