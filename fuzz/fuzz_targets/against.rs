#![no_main]

#[path = "../../tests/oracle/oracle.rs"]
mod oracle;

libfuzzer_sys::fuzz_target!(|data: &[u8]| oracle::against(data));
