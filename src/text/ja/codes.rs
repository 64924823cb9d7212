//! 確認したこと: one noun phrase a code, then its values.

use crate::engine::code::Code;

/// The finding, and the clauses of its hint (`|` between them; one that lacks its value is left out).
pub(in crate::text) const fn line(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::DocumentNoBadge => ("バッジのデータがない", "{found}"),
        Code::DocumentOtherText => ("QRコードの中身がバッジではない", "記載：「{text}」"),
        Code::DocumentEmpty => ("ファイルの中身が空", ""),
        Code::DocumentTooLarge => ("ファイルが大きすぎる", "{n}バイト"),
        Code::DocumentMalformed => ("バッジのデータが壊れている", "{found}|{at}"),
        Code::DocumentTooDeep => ("データの入れ子が深すぎるか、項目が多すぎる", "{at}"),
        Code::DocumentNotUtf8 => ("文字データが壊れている", "UTF-8として読めません。|{at}"),
        Code::DocumentDuplicateMember => ("同じ項目が二重に書かれている", "{found}|{at}"),
        Code::DocumentConflict => ("内容の異なる複数のバッジが入っている", "{found}"),
        Code::DocumentRepeated => ("同じバッジが重ねて入っている", "{n}件|{found}"),
        Code::DocumentDamagedPicture => ("画像に破損があるが、バッジは読み取れた", "{found}"),
        Code::DocumentAlsoEnclosed => {
            ("別の規格のバッジも入っている", "確かめたのは新しい規格のものだけです。|{found}")
        }
        Code::DocumentUnreadPayload => ("ファイル内のほかのデータを読み取れない", "{found}"),
        Code::DocumentOnlyLink => ("入っているのはリンクだけ", "{url}"),
        Code::DocumentUnreachable => ("確認に必要なデータを取得できない", "{url}|HTTP {n}"),
        Code::DocumentUnexpected => ("取得したデータが求めたものと違う", "{found}|{url}"),
        Code::DocumentSealed => ("PDFが保護されている", "パスワードや権限の設定があるPDFは読み取れません。"),
        Code::DocumentDamaged => ("PDFが壊れている", ""),
        Code::DocumentIsReport => ("確認結果の記録で、バッジではない", ""),

        Code::ProofVerified => ("電子署名が内容と一致", "{suite}"),
        Code::ProofMismatch => {
            ("電子署名が内容と一致しない", "署名のあとで、内容のどこかが変わっています。|署名方式：{suite}")
        }
        Code::ProofMissing => ("電子署名がない", ""),
        Code::ProofIncomplete => ("署名の項目が欠けているか、値の型が違う", "{found}|{at}"),
        Code::ProofEncoding => ("署名の値の書き方が規格と違う", "{found}|{at}"),
        Code::ProofUnsupported => ("未対応の署名方式", "{suite}"),
        Code::ProofUnsupportedBeside => ("未対応の署名がほかにもある", "{suite}"),
        Code::ProofAlgorithmRefused => ("発行者を証明できない署名方式", "{suite}"),
        Code::ProofAlgorithmKey => ("署名方式と鍵の種類が合わない", "{suite}|{key}"),
        Code::ProofCritical => ("解釈できない必須の指定がある", "{found}"),
        Code::ProofMediaType => ("署名の種別がバッジのものではない", "{found}"),
        Code::ProofPurpose => ("署名の目的が発行ではない", "{found}"),
        Code::ProofExpired => ("署名の期限切れ", "{date}まで"),
        Code::ProofNotYet => ("署名の日付が未来", "{date}"),
        Code::ProofChain => ("前提となる署名がないか、正しくない", "{found}"),
        Code::ProofByOther => ("発行者以外の署名もある", "{key}"),
        Code::ProofClaims => ("署名された記載の食い違い", "{found}|{expected}|{at}"),
        Code::ProofDomain => ("署名に用途の指定がある（domain）", "{found}"),
        Code::ProofChallenge => ("署名に用途の指定がある（challenge）", "{found}"),
        Code::ProofAudience => ("署名に宛先の指定がある", "{found}"),
        Code::ProofPartial => ("内容の一部が省かれている可能性がある", "省かれた項目：{n}件|署名方式：{suite}"),
        Code::ProofDisclosure => ("示された項目が署名の対象に含まれていない", "{found}|{at}"),
        Code::ProofBase => ("受領者の保管用の署名（提出用ではない）", "このままでは確かめられません。|{suite}"),
        Code::ProofKeyBinding => ("受領者のものとされる署名も付いている", "この署名は確かめていません。"),
        Code::ProofTooComplex => ("データが複雑なため、署名の確認を打ち切り", "{n}"),
        Code::ProofHosted => ("電子署名がなく、発行者サーバーの回答が必要", "確認できる回答を得ていません。|{host}"),
        Code::ProofAttested => ("発行者サーバーの記録と一致", "{host}へ照会"),
        Code::ProofWithdrawn => ("発行者サーバーが取り消しと回答", "バッジの記載内容は確かめていません。|{host}へ照会"),
        Code::ProofDiffers => ("発行者サーバーの記録と一致しない", "違う項目：{members}"),
        Code::ProofOutOfScope => ("発行者が定めた公開場所の外にある", "{url}|発行者：{expected}"),
        Code::ProofBadgeElsewhere => ("資格の説明データが、発行者の公開場所の外にある", "{url}|発行者：{expected}"),
        Code::ProofUnaddressed => ("問い合わせできるアドレス（https）の記載がない", "記載：{url}"),
        Code::ProofNotYetJudged => ("未対応の形式の署名", "{found}|{suite}"),

        Code::KeyBound => ("署名の鍵が発行者のもの", "{key}"),
        Code::KeyPinned => ("署名の鍵が発行者一覧に登録されたもの", "{key}"),
        Code::KeyNotIssuers => ("署名の鍵が発行者のものではない", "{key}"),
        Code::KeyUnbound => ("署名の鍵が誰のものか不明", "{key}"),
        Code::KeyUnavailable => ("発行者の鍵が未取得", "{host}|{key}"),
        Code::KeyUnsupported => ("未対応の種類の鍵", "{found}|{key}"),
        Code::KeyMalformed => ("鍵の形式の誤り", "{found}|{key}"),
        Code::KeyRevoked => ("取り消された鍵", "{date}|{key}"),
        Code::KeyExpired => ("使用期間外の鍵", "署名日は{date}|{key}"),

        Code::ContextUnknown => ("項目の定義が未登録", "{url}|{found}"),
        Code::ContextInvalid => ("項目の定義の誤り", "{found}|{url}|{at}"),
        Code::ContextAlternate => ("二通りある定義のうち、署名と一致したものを使用", "{url}"),
        Code::PropertyUndefined => ("署名の対象外の項目がある", "{found}|{at}"),
        Code::PropertyNumber => ("桁が多く、ソフトウェアによって値が変わる数値がある", "{found}|{at}"),
        Code::PropertyHidden => ("特殊な書き方の項目がある", "署名の範囲を確かめられません。|{found}"),
        Code::PropertyRelative => ("署名の対象外の識別子がある", "{found}|{at}"),

        Code::ShapeContext => ("@contextがないか、順序が違う", "{found}|規格の指定：{expected}|{at}"),
        Code::ShapeType => ("資格証明としての種別（type）がない", "{found}|規格の指定：{expected}|{at}"),
        Code::ShapeIssuer => ("発行者の記載がないか、誤っている", "{found}|規格の指定：{expected}|{at}"),
        Code::ShapeSubject => ("受領者の記載がないか、誤っている", "{found}|規格の指定：{expected}|{at}"),
        Code::ShapeAchievement => ("資格・成果の記載がないか、足りない", "{found}|規格の指定：{expected}|{at}"),
        Code::ShapeDate => ("日付の誤り", "{found}|規格の指定：{expected}|{at}"),
        Code::ShapeStatus => ("取り消しの確認先の記載の誤り", "{found}|規格の指定：{expected}|{at}"),
        Code::ShapeId => ("識別子の誤り", "{found}|規格の指定：{expected}|{at}"),

        Code::FormNull => ("空の項目がある", "{at}"),
        Code::FormType => ("種別の記載がないか、規格と違う項目がある", "{found}|規格の指定：{expected}|{at}"),
        Code::FormValue => ("値の型が規格と違う項目がある", "{found}|規格の指定：{expected}|{at}"),
        Code::FormMissing => ("規格上必要な項目がない", "{found}|規格の指定：{expected}|{at}"),
        Code::FormDiffers => ("発行者サーバーの記録と違う項目がある", "判定には影響しません。|違う項目：{members}"),
        Code::FormContext => ("古い版または別表記の定義を使用", "{url}|{found}"),
        Code::DocumentPersonalLink => ("本人専用の受け取りリンク", ""),
        Code::DocumentPersonList => ("バッジの一覧へのリンク", ""),
        Code::DocumentNotReceived => ("受け取り前のバッジへのリンク", ""),
        Code::DocumentSupplied => (
            "追加されたファイルと食い違う記載なし",
            "ご自身で用意されたファイルとの比較で、発行者に確認したものではありません。",
        ),
        Code::DocumentSuppliedDiffers => ("追加されたファイルと一致しない", "違う項目：{members}"),
        Code::DocumentSuppliedOther => ("追加されたファイルは、このバッジと比べられない", ""),
        Code::EngineIncomplete => ("確認プログラムの一部を読み込めていない", "{found}"),

        Code::DocumentNotOpenBadge => ("デジタル資格証明だが、オープンバッジではない", "{found}"),
        Code::DocumentSchema => ("スキーマの指定がある", "取得も検査もしません。|{url}"),
        Code::DocumentRefreshService => ("新しいバッジを受け取る窓口の記載", "問い合わせていません。|{url}"),
        Code::DocumentEndorsement => {
            ("推薦（エンドースメント）が付いている", "推薦は別途確かめました。バッジの判定には影響しません。|{at}")
        }
        Code::DocumentEndorsementUnjudged => {
            ("推薦（エンドースメント）が付いている", "{n}件の推薦は確かめていません。")
        }
        Code::DocumentPart => ("バッジの種類や発行者の説明で、授与されたバッジではない", "{found}"),
        Code::DocumentEndorsementsUnread => ("推薦が多いため、一部は確かめていない", "未確認{n}件"),

        Code::DateInForce => ("有効期限内", "{date}まで"),
        Code::DateNoEnd => ("期限なし", "有効期限の記載はありません。"),
        Code::DateExpired => ("期限切れ", "{date}まで"),
        Code::DateNotYet => ("有効期間の開始前", "{date}から"),
        Code::DateReversed => ("有効期間の終わりが始まりより前", "{date}"),
        Code::DateEndsSoon => ("有効期限が近い", "{date}まで|あと{n}日"),
        Code::DateNoZone => ("時差の記載がない日付", "協定世界時（UTC）として読みました。|{found}|{at}"),
        Code::DateClock => ("この端末の日付とバッジの日付が合わない", "端末の日付をご確認ください。|{date}"),
        Code::DateUnproven => ("有効期限", "発行者のものと確かめられていないため、判断できません。"),

        Code::StatusNone => ("取り消しの確認先の記載なし", "取り消しを調べる先が、バッジに書かれていません。"),
        Code::StatusInForce => ("取り消されていない", "{date}に取得した一覧による|{host}へ照会"),
        Code::StatusNotSuspended => ("停止されていない", "{date}に取得した一覧による|{host}へ照会"),
        Code::StatusRevoked => ("取り消し済み", "発行者による理由：「{found}」|{host}へ照会"),
        Code::StatusSuspended => ("停止中", "発行者による理由：「{found}」|{host}へ照会"),
        Code::StatusMessage => ("発行者からの連絡", "「{found}」|{host}へ照会"),
        Code::StatusRefresh => {
            ("更新の案内", "発行者が、このバッジに代わる新しいバッジを用意しています。|{host}へ照会")
        }
        Code::StatusUnavailable => ("取り消されていないか", "{host}から確認できる回答を得ていません。"),
        Code::StatusConcealed => ("有効期限と取り消しの有無", "記載が省かれている可能性があります。|{found}"),
        Code::StatusUnsupported => ("取り消されていないか", "未対応の確認方式です。|{found}|{host}"),
        Code::StatusTooOld => {
            ("取り消されていないか", "この端末に保存した一覧（{date}に取得）は古いため使えません。|{host}")
        }
        Code::StatusListFaulty => ("取り消しの一覧の誤り", "一覧として使えません。|{found}|{host}"),
        Code::StatusListUnsigned => ("取り消しの一覧に署名なし", "{host}"),
        Code::StatusListTampered => ("取り消しの一覧の署名が内容と不一致", "{host}"),
        Code::StatusListUnproved => ("取り消しの一覧の署名が未確認", "誰の署名か確認できません。|{found}|{host}"),
        Code::StatusListExpired => ("取り消しの一覧の期限切れ", "{date}まで|{host}"),
        Code::StatusListNotYet => ("取り消しの一覧の期間がまだ始まっていない", "{date}から|{host}"),
        Code::StatusListShort => ("取り消しの一覧が短すぎる", "{n}件（規格では131,072件以上）|{host}"),
        Code::StatusSigner => ("取り消しの一覧の署名者が別の者", "{found}|{host}"),
        Code::StatusPurpose => ("取り消しの一覧の用途が別", "{found}|必要な用途：{expected}|{host}"),
        Code::StatusIndex => ("取り消しの一覧での位置の誤り", "位置：{found}|一覧の件数：{n}|{host}"),

        Code::IssuerRecognised => ("発行者一覧に掲載", "{found}|{date}版"),
        Code::IssuerSample => ("見本の発行者", "実在の団体ではありません。"),
        Code::IssuerUnrecognised => ("発行者一覧にない", "偽物という意味ではありません。|バッジの記載は「{found}」"),
        Code::IssuerImitates => (
            "一覧にある名称と同じか、よく似た別の発行者",
            "一覧の「{expected}」とは識別子が異なります。|バッジの記載は「{found}」",
        ),
        Code::IssuerNoList => ("発行者一覧を使用できない", ""),
        Code::IssuerUnproven => ("発行者", "発行者のものと確かめられていないため、判断できません。"),

        Code::HolderNotAsked => ("氏名・メールアドレスとの照合", ""),
        Code::HolderMatch => ("入力された{kind}が受領者のものと一致", ""),
        Code::HolderNameMatch => ("氏名が一致", "姓と名の順序、空白の違いは区別しません。同姓同名の方もいます。"),
        Code::HolderMismatch => ("入力された{kind}が受領者のものと一致しない", ""),
        Code::HolderNameNear => ("氏名の字体が異なる", "異体字の違いだけです。|{found}"),
        Code::HolderNameDiffers => ("氏名が一致しない", "改姓や表記の違いの場合もあります。"),
        Code::HolderAbsent => ("照合できる記載がない", "{kind}"),
        Code::HolderUnclear => ("入力が短すぎるか、照合できない形式", ""),
        Code::HolderWeakHash => ("受領者の情報の保護が弱い方式（MD5）を使用", ""),
        Code::PaperAgrees => ("紙面の記載がバッジと一致", "{facts}"),
        Code::PaperDiffers => ("紙面の{fact}がバッジと一致しない", "バッジ：{stated}|紙面：{written}"),
        Code::PaperNear => ("紙面の氏名の字体が異なる", "異体字の違いだけです。|バッジ：{found}"),
        Code::PaperNoName => ("紙面の氏名は照合していない", "バッジに氏名の記載がありません。"),
        Code::PaperUnread => ("紙面の文字を読み取れない", "氏名と資格名は、目で見比べてください。"),
        Code::PaperUnsigned => ("紙面そのものに電子署名はない", "確かめたのは、紙面から取り出したバッジです。"),
        Code::HolderUnproven => ("本人との照合", "発行者のものと確かめられていないため、照合できません。"),
    }
}
