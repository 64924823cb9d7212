//! Budgets: every loop, buffer and recursion over input has one, and each number has a source.

/// A whole input. A picture of 20 MB must be read (the page promises it); beyond 32 MiB it is no badge any more.
pub const FILE_BYTES: usize = 32 * 1024 * 1024;

/// One payload, after inflation. image-png caps inflated text at 2 MiB; the largest recorded badge, a Blockcert with
/// pictures inside, has 2.1 MB.
pub const PAYLOAD_BYTES: usize = 4 * 1024 * 1024;

/// Payloads read from one file. The baking specifications allow one; a second keyword is common, more are an accident.
pub const PAYLOADS: usize = 16;

/// Attributes of one SVG element, a token in one of them included (its padding reads like more); the parser is quadratic.
pub const SVG_ATTRIBUTES: usize = 500;

/// Declarations of XML name spaces in one SVG; the parser is quadratic in them.
pub const SVG_NAMESPACES: usize = 200;

/// Nesting of SVG elements.
pub const SVG_DEPTH: usize = 300;

/// One fetched document. Recorded controller documents have less than 4 kB; an issuer may list hundreds of keys.
pub const DOCUMENT_BYTES: usize = 1024 * 1024;

/// Characters of a QR code's text that is no badge: as many as a reader looks at. Addresses and contact cards are shorter.
pub const OTHER_TEXT_CHARS: usize = 300;

/// Nesting of JSON. serde_json stops at 128; the deepest recorded credential has 6 levels.
pub const JSON_DEPTH: usize = 64;

/// Values of one JSON text. The largest recorded credential has 159; a transcript may have a hundred times that.
pub const JSON_VALUES: usize = 50_000;

/// Nodes of an SVG: what a drawing of FILE_BYTES could hold at 160 bytes a node.
pub const SVG_NODES: u32 = 200_000;

/// Steps of Hash N-Degree Quads (RDFC-1.0, 4.8): related nodes hashed, and nodes put into a path of one permutation. Each
/// takes half a microsecond to two in a native release build. No recorded credential takes more than 16, 5,000 results
/// that are all alike take 10,000, and the hardest graph that the W3C suite wants named (test044) takes 6,168.
pub const CANONICAL_STEPS: usize = 30_000;

/// Canonical forms made for one input: of its document and of the options of each proof, in each reading of the contexts.
/// A badge with ten endorsements, one proof each, takes 22; a badge alone with two proofs takes 3 to 12.
pub const CANONICAL_FORMS: usize = 32;

/// Nesting of Hash N-Degree Quads: the length of a chain of blank nodes that are all alike. The W3C suite has 4.
pub const CANONICAL_DEPTH: usize = 128;

/// Objects of one JSON-LD document. The largest recorded credential has 18, a transcript may have hundreds. An object
/// costs ten microseconds in a native build (1,900 of them took 19 ms); contexts have a budget of their own.
pub const JSON_LD_OBJECTS: usize = 5_000;

/// Values in the inline contexts of one document. Recorded credentials write at most 8; a profile of one's own may have
/// a hundred terms of five values each.
pub const JSON_LD_DEFINITIONS: usize = 1_000;

/// Work on the contexts of one input, all its canonicalisations together, in terms defined or eight copied. No context of the shelf takes more than 250,
/// all 42 of them 2,900; 400 objects with an inline context and a scoped one each took 21 ms in a native build.
pub const JSON_LD_WORK: usize = 100_000;

/// Bytes of names while a document is expanded, and again of its statements. A prefix may be as long as a document and stand
/// in each of its names. The largest recorded credential, 2.1 MB of which most is one picture, states 2.2 MB; the largest
/// payload can hold its own length once in each.
pub const JSON_LD_BYTES: usize = 8 * 1024 * 1024;

/// Recursion between contexts, and between definitions of terms that need each other. On the shelf, scoped contexts stand
/// in each other at most two deep.
pub const JSON_LD_DEPTH: usize = 32;

/// Remote contexts inside each other or in one array (JSON-LD-API 1.1, 4.1.2, step 5.2.3: "context overflow"). Recorded
/// credentials name at most 5.
pub const JSON_LD_REMOTE: usize = 32;

/// Processed contexts that are kept: the shelf has 42, with 172 scoped ones in them, and documents combine a few. When
/// all places are taken, the oldest gives way.
pub const JSON_LD_CONTEXTS: usize = 512;

/// Statements in one dataset: two for each object, or twenty for each of the largest recorded credential.
pub const QUADS: usize = 10_000;

/// Proofs in one set. Each costs canonicalisations; recorded sets have at most 3.
pub const PROOFS: usize = 4;

/// Statements that a holder shows one by one (`ecdsa-sd-2023`), each with a signature of its own: a third of a
/// millisecond in a native release build. Recorded proofs have at most 17.
pub const DISCLOSED_STATEMENTS: usize = 500;

/// Keys tried when a token names none: pins and methods of one issuer.
pub const KEYS: usize = 20;

/// Entries of `credentialStatus` read.
pub const STATUS_ENTRIES: usize = 10;

/// States that a status list must hold, so that asking for it does not tell about whom: Bitstring Status List 1.0, 2.2 and
/// 3.2, "131,072" (16 KiB of single bits).
pub const STATUS_LIST_STATES: u64 = 131_072;

/// A status list, inflated: 33 million states of one bit, 256 times the least. A credential may lead to ten of them; one
/// takes 30 ms in a native release build.
pub const STATUS_LIST_BYTES: usize = 4 * 1024 * 1024;

/// Bits of one state. The standard's examples take up to 8.
pub const STATUS_BITS: u32 = 32;

/// A credential in a link, unpacked. Links are for badges of some 2 kB; one with a picture inside is no link any more.
pub const LINK_BYTES: usize = 64 * 1024;

/// The letters or digits of such a link: what browsers and mail programs take is less, and QR codes hold 7,089.
pub const LINK_LETTERS: usize = 64 * 1024;

/// Rounds of asking: profile, key, status list, and one in reserve, each sent on as often as may be.
pub const ROUNDS: usize = 4 * (1 + REDIRECTS);

/// Redirects from one address. One leads from a name to its `www`, one to the place where files are kept; the third is
/// in reserve.
pub const REDIRECTS: usize = 3;

/// Documents fetched for one input, redirects included: twice what is wanted at once.
pub const CONTACTS: usize = 40;

/// Documents wanted at once.
pub const NEEDS: usize = 20;

/// Starts are granted this much clock skew, seconds (DESIGN rule 11); ends none.
pub const SKEW: i64 = 300;

/// "Expiring soon": days before the end (a note, without weight).
pub const SOON_DAYS: i64 = 90;

/// Structure findings listed; a document with more is careless beyond listing.
pub const FINDINGS: usize = 50;

/// Characters of a value quoted by a structure finding: as many as a sentence shows.
pub const QUOTED_CHARS: usize = 100;

/// Bytes of a place named by a structure finding. The longest in the standard's own examples has 90; beyond this the part
/// around it is named.
pub const POINTER_BYTES: usize = 1_000;

/// A public key in PEM. RSA with 8192 bits takes 1,450 letters; comments before it are rare and short.
pub const PEM_BYTES: usize = 16 * 1024;

/// Addresses that may give another one as an assertion's own id. A wallet that keeps a copy of a badge from elsewhere gives
/// one (FORMATS 2).
pub const CANONICAL_IDS: usize = 1;

/// RSA moduli, bits (DESIGN rule 1).
pub const RSA_BITS: std::ops::RangeInclusive<usize> = 2048..=8192;

/// Disclosures of one SD-JWT. The largest recorded credential has 159 values; each may be one, and half as many again.
pub const DISCLOSURES: usize = 250;

/// Letters of a JSON Pointer that is kept for each member hidden; the longest in a recorded credential has 60.
pub const PLACE: usize = 200;

/// Endorsements judged in one badge, or told of an older one. The standard's examples enclose one or two.
pub const ENDORSEMENTS: usize = 10;

/// The site's list: a thousand issuers at 4 kB each.
pub const LIST_BYTES: usize = 4 * 1024 * 1024;

/// Files that a reader adds to one badge: assertion, BadgeClass, profile and one to spare.
pub const SUPPLIED: usize = 4;

/// A PDF that is opened. Certificates have 50 to 500 kB; a page scanned in colour at 300 dpi has 1 to 3 MB, and four may come together.
pub const PDF_BYTES: usize = 12 * 1024 * 1024;

/// What is opened of one PDF or mail: as many badges as a person attaches to one application, and some to spare.
pub const ENCLOSED: usize = 20;

/// Mails and PDFs in each other: a mail, the mail that it forwards, the certificate in that.
pub const ENCLOSURE_DEPTH: usize = 3;

/// PDFs read in one mail, those of the mails in it included: certificate and details sheet of three qualifications.
pub const PAPERS: usize = 6;

/// Lines of one paper that are compared, and letters of one: a certificate has ten lines, its details sheet forty.
pub const PAPER_LINES: usize = 400;
/// See [`PAPER_LINES`].
pub const PAPER_LETTERS: usize = 200;

/// Lines looked at to tell a mail. What passed through ten servers has 150 lines of header.
pub const MAIL_FIELDS: usize = 400;
