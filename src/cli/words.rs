//! Words of the command line alone; those about badges are in `text/`.

use super::args::Topic;
use crate::engine::documents::Purpose;
use crate::text::Lang;

/// Labels and complaints that take no value; a language that lacks one does not compile.
pub(super) struct Words {
    lang: Lang,
    pub colon: &'static str,
    pub proven: &'static str,
    pub confirmed: &'static str,
    pub unlisted: &'static str,
    pub claimed: &'static str,
    pub sample: &'static str,
    pub valid_sample: &'static str,
    pub self_styled: &'static str,
    pub absent: &'static str,
    pub no_end: &'static str,
    pub hashed: &'static str,
    pub achievement: &'static str,
    pub holder: &'static str,
    pub identifiers: &'static str,
    pub valid_until: &'static str,
    pub valid_from: &'static str,
    pub issued: &'static str,
    pub registration_number: &'static str,
    pub pass_number: &'static str,
    pub issuer: &'static str,
    pub issuer_id: &'static str,
    pub homepage: &'static str,
    pub official_page: &'static str,
    pub proofs: &'static str,
    pub endorsements: &'static str,
    pub network: &'static str,
    pub nobody: &'static str,
    pub not_asked: &'static str,
    pub hint: &'static str,
    pub try_online: &'static str,
    pub try_saved: &'static str,
    pub list: &'static str,
    pub no_list: &'static str,
    pub checked_at: &'static str,
    pub nothing_found: &'static str,
    pub unseen: &'static str,
    pub too_long_for_a_link: &'static str,
    pub what_a_link_tells: &'static str,
    pub too_long_for_a_code: &'static str,
    pub one_code: &'static str,
    pub stdin_twice: &'static str,
    pub no_command: &'static str,
    pub mm_of_nothing: &'static str,
    pub no_input: &'static str,
    pub one_network: &'static str,
    pub issuers_usage: &'static str,
}

pub(super) const fn of(lang: Lang) -> &'static Words {
    match lang {
        Lang::Ja => &JA,
        Lang::En => &EN,
    }
}

const JA: Words = Words {
    lang: Lang::Ja,
    colon: "：",
    proven: "登録内容（発行者の電子署名で確かめました）",
    confirmed: "登録内容（電子署名はなく、発行者のサーバーの回答で確かめました）",
    unlisted: "発行者が未確認の記載です",
    claimed: "確かめられていない記載です。事実として扱わないでください",
    sample: "見本：実在の団体が発行したバッジではありません。",
    valid_sample: "有効（見本）",
    self_styled: "（自称）",
    absent: "記載なし",
    no_end: "期限なし",
    hashed: "（ハッシュ値のみ）",
    achievement: "資格",
    holder: "氏名",
    identifiers: "照合できる情報",
    valid_until: "有効期限",
    valid_from: "有効期間の開始",
    issued: "発行日",
    registration_number: "登録番号",
    pass_number: "合格番号",
    issuer: "発行者",
    issuer_id: "発行者のID",
    homepage: "発行者の公式サイト",
    official_page: "バッジの公式ページ",
    proofs: "署名",
    endorsements: "推薦（判定に影響しません）",
    network: "通信先",
    nobody: "なし",
    not_asked: "未照会（--online で照会）",
    hint: "ヒント",
    try_online: "--online を付けると、発行者のサーバーに問い合わせます。",
    try_saved: "公式ページなどから保存したJSONがあれば、--saved ファイル で、このバッジと比べられます（発行者の確認にはなりません）。",
    list: "発行者一覧",
    no_list: "なし（発行者は確認できません）",
    checked_at: "確認日時",
    nothing_found: "バッジのデータは見つかりません",
    unseen: "この画像からはQRコードを探せません（対応しているのは、壊れていないPNGとJPEG、6400万画素まで）",
    too_long_for_a_link: "リンクに入りきらない大きさです（64 KiBまで）",
    what_a_link_tells: "リンクにはバッジの内容（氏名など）がそのまま入っています。送り先のほか、メールの検査やチャットのプレビューを行うサービスにも読まれることがあります",
    too_long_for_a_code: "QRコードに入りきらない大きさです",
    one_code: "--qr には、--page と、入力を1件だけ指定してください",
    stdin_twice: "標準入力（-）は一度しか指定できません",
    mm_of_nothing: "--mm はQRコードの大きさです。--qr FILE も指定してください",
    no_command: "コマンドを指定してください（verify、inspect、link、issuers check）。使い方：akashi --help",
    no_input: "確かめるファイルを指定してください。使い方：akashi --help",
    one_network: "--online と --documents は同時に指定できません",
    issuers_usage: "使い方：akashi issuers check ファイル",
};

const EN: Words = Words {
    lang: Lang::En,
    colon: ": ",
    proven: "Registered details (proved by the issuer's digital signature)",
    confirmed: "Registered details (not signed; confirmed by the issuer's server)",
    unlisted: "Stated by an issuer that is not recognised",
    claimed: "Claims that nobody has proved; do not treat them as facts",
    sample: "Sample: not issued by a real organisation.",
    valid_sample: "Valid (sample)",
    self_styled: " (self-styled)",
    absent: "not stated",
    no_end: "no expiry",
    hashed: " (hashed only)",
    achievement: "Qualification",
    holder: "Name",
    identifiers: "Can be compared",
    valid_until: "Valid until",
    valid_from: "Valid from",
    issued: "Issued",
    registration_number: "Registration no.",
    pass_number: "Pass no.",
    issuer: "Issuer",
    issuer_id: "Issuer id",
    homepage: "Issuer's website",
    official_page: "Official page",
    proofs: "Signature",
    endorsements: "Endorsement (does not affect the result)",
    network: "Hosts contacted",
    nobody: "none",
    not_asked: "not asked (use --online)",
    hint: "Hint",
    try_online: "with --online the issuer's server is asked.",
    try_saved: "JSON saved from the badge's official page can be compared with --saved FILE (no confirmation by the issuer).",
    list: "Issuer list",
    no_list: "none (no issuer can be recognised)",
    checked_at: "Checked",
    nothing_found: "no badge data found",
    unseen: "this picture was not searched for QR codes (undamaged PNG and JPEG of up to 64 megapixels are)",
    too_long_for_a_link: "too large for a link (64 KiB at most)",
    what_a_link_tells: "A link holds the whole badge, names included. Besides its recipients, services that scan mail or make previews in chats may read it",
    too_long_for_a_code: "too large for a QR code",
    one_code: "--qr wants --page and exactly one input",
    stdin_twice: "standard input (-) can be named only once",
    mm_of_nothing: "--mm is the size of a QR code; give --qr FILE too",
    no_command: "no command (verify, inspect, link, issuers check); see akashi --help",
    no_input: "nothing to check; see akashi --help",
    one_network: "--online and --documents exclude each other",
    issuers_usage: "usage: akashi issuers check FILE",
};

impl Words {
    pub fn cannot_read(&self, file: &str, error: &str) -> String {
        match self.lang {
            Lang::Ja => format!("{file} を読み取れません（{error}）"),
            Lang::En => format!("cannot read {file} ({error})"),
        }
    }

    pub fn cannot_write(&self, file: &str, error: &str) -> String {
        match self.lang {
            Lang::Ja => format!("{file} に書き込めません（{error}）"),
            Lang::En => format!("cannot write {file} ({error})"),
        }
    }

    pub fn no_such_file(&self, file: &str) -> String {
        match self.lang {
            Lang::Ja => format!("ファイルが見つかりません：{file}"),
            Lang::En => format!("no such file: {file}"),
        }
    }

    pub fn no_scheme(&self, text: &str) -> String {
        match self.lang {
            Lang::Ja => {
                format!("ファイルが見つかりません。URLの場合は、https:// から始まる形で指定してください：{text}")
            }
            Lang::En => format!("no such file; an address has to begin with https://: {text}"),
        }
    }

    pub fn empty_folder(&self, folder: &str) -> String {
        match self.lang {
            Lang::Ja => format!("フォルダーにファイルがありません：{folder}"),
            Lang::En => format!("no files in folder: {folder}"),
        }
    }

    pub fn too_many_files(&self, most: usize) -> String {
        match self.lang {
            Lang::Ja => format!("ファイルが多すぎます（上限 {most} 件）"),
            Lang::En => format!("more than {most} files"),
        }
    }

    pub fn too_many_saved(&self, most: usize) -> String {
        match self.lang {
            Lang::Ja => format!("--saved で指定できるファイルは{most}件までです"),
            Lang::En => format!("--saved takes at most {most} files"),
        }
    }

    pub fn too_small(&self, mm: u32, least: u32) -> String {
        match self.lang {
            Lang::Ja => format!("一辺{mm} mmでは小さすぎて読み取れません。{least} mm以上にしてください"),
            Lang::En => format!("a side of {mm} mm is too small to be scanned; it takes {least} mm"),
        }
    }

    pub fn code_written(&self, file: &str, version: u8, mm: u32, least: u32) -> String {
        match self.lang {
            Lang::Ja => format!("{file}：QRコード {version}-M、一辺{mm} mm（読み取れる最小：{least} mm）"),
            Lang::En => format!("{file}: QR code {version}-M, {mm} mm a side ({least} mm is the least that scans)"),
        }
    }

    pub fn saved_too_large(&self, file: &str, most: usize) -> String {
        match self.lang {
            Lang::Ja => format!("--saved のファイルが大きすぎます（上限 {most} MB）：{file}"),
            Lang::En => format!("larger than the {most} MB that --saved takes: {file}"),
        }
    }

    pub fn unknown_option(&self, option: &str) -> String {
        match self.lang {
            Lang::Ja => format!("このコマンドにないオプションです：{option}"),
            Lang::En => format!("unknown option: {option}"),
        }
    }

    pub fn unknown_command(&self, command: &str) -> String {
        match self.lang {
            Lang::Ja => format!("コマンドではありません：{command}（使い方：akashi --help）"),
            Lang::En => format!("unknown command: {command}; see akashi --help"),
        }
    }

    pub fn no_value(&self, option: &str) -> String {
        match self.lang {
            Lang::Ja => format!("{option} に値がありません"),
            Lang::En => format!("{option} needs a value"),
        }
    }

    pub fn bad_value(&self, option: &str, value: &str) -> String {
        match self.lang {
            Lang::Ja => format!("{option} の値を使えません：{value}"),
            Lang::En => format!("{option} cannot be {value}"),
        }
    }

    pub fn bad_now(&self, value: &str) -> String {
        match self.lang {
            Lang::Ja => format!("--now は 2026-11-22T00:00:00Z の形で指定してください：{value}"),
            Lang::En => format!("--now wants a time like 2026-11-22T00:00:00Z, not {value}"),
        }
    }

    pub fn bad_resolve(&self, value: &str) -> String {
        match self.lang {
            Lang::Ja => format!("--resolve は ホスト名:ポート:IPアドレス の形で指定してください：{value}"),
            Lang::En => format!("--resolve wants HOST:PORT:ADDRESS, not {value}"),
        }
    }

    pub fn bad_lang(&self, value: &str) -> String {
        match self.lang {
            Lang::Ja => format!("--lang は ja か en を指定してください：{value}"),
            Lang::En => format!("--lang is ja or en, not {value}"),
        }
    }

    pub fn list_is_good(&self, issuers: usize, samples: usize, keys: usize, date: &str) -> String {
        match self.lang {
            Lang::Ja => format!("OK・{date}版・発行者{issuers}件（うち見本{samples}件）・鍵{keys}件"),
            Lang::En => format!("OK, list of {date}; issuers: {issuers} (of them samples: {samples}); keys: {keys}"),
        }
    }

    pub fn list_of(&self, operator: &str, date: &str) -> String {
        match self.lang {
            Lang::Ja => format!("{operator}・{date}版"),
            Lang::En => format!("{operator}, {date}"),
        }
    }

    pub fn total(&self, inputs: usize) -> String {
        match self.lang {
            Lang::Ja => format!("合計{inputs}件"),
            Lang::En => format!("{inputs} in all"),
        }
    }

    pub fn unread(&self) -> &'static str {
        match self.lang {
            Lang::Ja => "ファイルを開けず",
            Lang::En => "Could not be opened",
        }
    }

    pub fn purpose(&self, purpose: Purpose) -> &'static str {
        match (self.lang, purpose) {
            (Lang::Ja, Purpose::DidDocument | Purpose::ControllerDocument | Purpose::PublicKey) => "発行者の鍵",
            (Lang::Ja, Purpose::Context) => "項目の定義",
            (Lang::Ja, Purpose::Assertion) => "バッジの記録",
            (Lang::Ja, Purpose::BadgeClass) => "資格の説明",
            (Lang::Ja, Purpose::IssuerProfile) => "発行者の情報",
            (Lang::Ja, Purpose::RevocationList | Purpose::StatusList) => "取り消しの一覧",
            (Lang::En, Purpose::DidDocument | Purpose::ControllerDocument | Purpose::PublicKey) => "issuer's key",
            (Lang::En, Purpose::Context) => "definition of terms",
            (Lang::En, Purpose::Assertion) => "issuer's record",
            (Lang::En, Purpose::BadgeClass) => "description of the badge",
            (Lang::En, Purpose::IssuerProfile) => "issuer's profile",
            (Lang::En, Purpose::RevocationList | Purpose::StatusList) => "list of revoked badges",
        }
    }
}

/// The text of `--help`.
pub(super) const fn help(lang: Lang, topic: Topic) -> &'static str {
    match (lang, topic) {
        (Lang::Ja, Topic::All) => HELP_JA,
        (Lang::Ja, Topic::Verify) => VERIFY_JA,
        (Lang::Ja, Topic::Inspect) => {
            "使い方：akashi inspect [--lang ja|en] 入力…\n\n入力の中にあるバッジのデータを、判定せずにそのまま表示します。\n終了コード：0 表示した・3 データのない入力がある・64 使い方の誤り\n"
        }
        (Lang::Ja, Topic::Link) => LINK_JA,
        (Lang::Ja, Topic::Issuers) => {
            "使い方：akashi issuers check [--lang ja|en] ファイル\n\n発行者一覧（issuers.json）の誤りと、その場所を表示します。\n終了コード：0 誤りなし・1 誤りあり・64 使い方の誤り\n"
        }
        (Lang::En, Topic::All) => HELP_EN,
        (Lang::En, Topic::Verify) => VERIFY_EN,
        (Lang::En, Topic::Inspect) => {
            "Usage: akashi inspect [--lang ja|en] INPUT…\n\nShows the badge data in each input, readable, without judging it.\nExit status: 0 shown · 3 an input without badge data · 64 usage\n"
        }
        (Lang::En, Topic::Link) => LINK_EN,
        (Lang::En, Topic::Issuers) => {
            "Usage: akashi issuers check [--lang ja|en] FILE\n\nNames every fault of a list of issuers (issuers.json), and where it is.\nExit status: 0 no fault · 1 faults · 64 usage\n"
        }
    }
}

const HELP_JA: &str = "\
akashi — オープンバッジを、この端末の中で確かめます。

使い方：
  akashi verify [オプション] 入力…    本物か、いま有効か、誰が発行したかを確かめる
  akashi inspect 入力…                入力の中にあるデータを表示する
  akashi link [オプション] 入力…      バッジ全体を入れたリンクを作る
  akashi issuers check ファイル       発行者一覧（issuers.json）の誤りを調べる
  akashi --version                    版を表示する

入力：ファイル、フォルダー、-（標準入力）、トークン・JSON・URLの文字列
くわしくは：akashi verify --help
";

const VERIFY_JA: &str = "\
使い方：akashi verify [オプション] 入力…

入力：ファイル、フォルダー（中のファイルを名前順に）、-（標準入力）、トークン・JSON・URLの文字列。
バッジのデータがない画像（PNG、JPEG）では、写っているQRコードを読み取ります。
--online を付けないかぎり、ネットワークには接続しません。

  --issuers ファイル    発行者一覧（issuers.json）。指定しないと、どの発行者も確認できません
  --online              確認に必要なデータ（鍵など）を、発行者のサーバーに問い合わせる（httpsのみ）。
                        相手には、このバッジを確かめていることと、IPアドレスが伝わります
  --resolve ホスト名:ポート:IPアドレス
                        そのホスト名の接続先を指定する（公開前のサーバーの確認など）
  --documents ファイル  記録済みの応答（JSON）。記録にないURLは「つながらない」として扱います
  --saved ファイル      バッジの公式ページなどから保存したJSON。バッジの記載と比べます（発行者の確認には
                        なりません）。4件まで、くり返し指定できます
  --now 日時            確認する時点（例：2026-11-22T00:00:00Z）。指定しなければ現在
  --holder 文字列       本人の氏名・メールアドレスなど。バッジの記載と照合します
  --lang ja|en          表示する言語
  --json                1件につき1行のJSON

終了コード：
  0  すべて有効で、発行者も一覧にある
  1  本物と認められないもの、または期限切れ・取り消しなどがある
  2  判定できないもの、または発行者を確認できないもの（見本を含む）がある
  3  読み取れないものがある
  64 使い方の誤り、読み取れないファイル
";

const LINK_JA: &str = "\
使い方：akashi link [オプション] 入力…

バッジ全体を入れたリンクを、1件につき1行で表示します。開いたページは、サーバーに何も送らずにバッジを確かめます。
リンクには氏名などがそのまま入ります。メールの検査やチャットのプレビューを行うサービスにも読まれることがあります。

  --page URL        確認ページのURL（https://…）。指定しなければ「#」から後だけを表示します
  --digits          数字で書く（QRコード用。数字モードで小さくなります）
  --qr ファイル     QRコードの画像（.svg または .png）を作る
  --mm 数           印刷する一辺の長さ（mm、余白を含む）。指定しなければ読み取れる最小の大きさ
  --lang ja|en      表示する言語

終了コード：0 表示した・3 リンクにできない入力がある・64 使い方の誤り
";

const LINK_EN: &str = "\
Usage: akashi link [OPTIONS] INPUT…

Writes links that carry the whole badge, one a line. The page that they open checks the badge without sending it anywhere.
A link holds names and all; services that scan mail or make previews in chats may read it.

  --page URL        address of the page (https://…); otherwise only what follows it is written, from # on
  --digits          in decimal digits, for QR codes: small in their numeric mode
  --qr FILE         write a QR code (.svg or .png)
  --mm NUMBER       its side in print, millimetres, the white around it included; otherwise the least that scans
  --lang ja|en      language

Exit status: 0 written · 3 an input that cannot be a link · 64 usage
";

const HELP_EN: &str = "\
akashi — checks Open Badges on this machine.

Usage:
  akashi verify [OPTIONS] INPUT…   genuine? in force? from whom?
  akashi inspect INPUT…            show the data in each input
  akashi link [OPTIONS] INPUT…     make links that carry the whole badge
  akashi issuers check FILE        look for faults in a list of issuers
  akashi --version                 show the version

INPUT is a file, a folder, - (standard input), or a pasted token, JSON or URL.
More: akashi verify --help
";

const VERIFY_EN: &str = "\
Usage: akashi verify [OPTIONS] INPUT…

INPUT is a file, a folder (its files by name), - (standard input), or a pasted token, JSON or URL.
Of pictures without badge data (PNG, JPEG), the QR codes in them are read.
Nothing is asked of the network without --online.

  --issuers FILE    list of issuers (issuers.json); without it no issuer is recognised
  --online          ask the issuers' servers for what is missing, such as keys (https only); they learn
                    that this badge is being checked, and the IP address
  --resolve HOST:PORT:ADDRESS
                    where to find this host, for a server that is not public yet
  --documents FILE  recorded answers of the network (JSON); a URL not in it is unreachable
  --saved FILE      JSON that you saved from the badge's official page, to be compared with the badge
                    (which is no confirmation by the issuer); up to four, each with its own --saved
  --now TIME        judge as of this time (2026-11-22T00:00:00Z); otherwise now
  --holder TEXT     name or e-mail address of the person, to be compared with the badge
  --lang ja|en      language
  --json            one report a line, as JSON

Exit status:
  0  all valid and recognised
  1  some rejected or not in force
  2  some undetermined, or of an issuer that is not recognised (samples included)
  3  some unreadable
  64 wrong usage, or a file that cannot be read
";
