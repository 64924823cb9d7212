//! Budgets: every loop, buffer and recursion over input has one, and each number has a source.

/// A whole input. The largest baked badge seen in 155 real ones has 2 MB; 32 MiB leaves room for camera-sized art.
pub const FILE_BYTES: usize = 32 * 1024 * 1024;

/// One payload, after inflation. image-png caps inflated text at 2 MiB; the largest recorded badge, a Blockcert with
/// pictures inside, has 2.1 MB.
pub const PAYLOAD_BYTES: usize = 4 * 1024 * 1024;

/// Payloads read from one file. The baking specifications allow one; a second keyword is common, more are an accident.
pub const PAYLOADS: usize = 16;

/// One fetched document. Controller documents have a few kB; a CLR transcript's issuer may list hundreds of keys.
pub const DOCUMENT_BYTES: usize = 1024 * 1024;

/// Nesting of JSON. serde_json stops at 128; real badges stay below 20.
pub const JSON_DEPTH: usize = 64;

/// Members and elements of one JSON text. The largest recorded credential (a CLR) has some 3,000.
pub const JSON_VALUES: usize = 50_000;

/// Nodes of an SVG. Illustrator drawings reach some 50,000.
pub const SVG_NODES: u32 = 200_000;

/// Calls of Hash N-Degree Quads (RDFC-1.0, 4.8). Real badges need fewer than 50; the poison graph of the W3C suite
/// (test074) passes 4,000 in 1.4 s.
pub const HASH_N_DEGREE_CALLS: usize = 400;

/// Statements in one dataset: five times what the largest recorded credential gives.
pub const QUADS: usize = 10_000;

/// Proofs in one set. Each costs a canonicalisation.
pub const PROOFS: usize = 10;

/// Keys tried when a token names none: pins and methods of one issuer.
pub const KEYS: usize = 20;

/// Entries of `credentialStatus` read.
pub const STATUS_ENTRIES: usize = 10;

/// Rounds of asking: profile, key, status list, and one in reserve.
pub const ROUNDS: usize = 8;

/// Documents wanted at once.
pub const NEEDS: usize = 20;

/// Starts are granted this much clock skew, seconds (DESIGN rule 11); ends none.
pub const SKEW: i64 = 300;

/// "Expiring soon": days before the end (a note, without weight).
pub const SOON_DAYS: i64 = 90;

/// Structure findings listed; a document with more is careless beyond listing.
pub const FINDINGS: usize = 50;

/// RSA moduli, bits (DESIGN rule 1).
pub const RSA_BITS: std::ops::RangeInclusive<usize> = 2048..=8192;

/// The JSON lists of issuers: a thousand issuers with pins take some 500 kB.
pub const LIST_BYTES: usize = 4 * 1024 * 1024;
