internal import Findings

/// The colours of the page: each text colour with the ground it stands on, at a contrast of 4.5 : 1 or more (WCAG 2.2, 1.4.3).
struct PageColors {
    /// A text colour and its ground, as `#rrggbb`.
    struct Pair {
        var name: String
        var text: String
        var ground: String
    }

    static let ink = Pair(name: "ink", text: "#1b1f24", ground: "#ffffff")
    static let muted = Pair(name: "muted", text: "#4b5563", ground: "#ffffff")
    static let head = Pair(name: "head", text: "#ffffff", ground: "#0f3d63")
    static let column = Pair(name: "column", text: "#1b1f24", ground: "#e8eef4")
    static let link = Pair(name: "link", text: "#0b4f94", ground: "#ffffff")
    static let good = Pair(name: "good", text: "#14532d", ground: "#e3f4e6")
    static let look = Pair(name: "look", text: "#6b4200", ground: "#fff3cd")
    static let wrong = Pair(name: "wrong", text: "#8f1a1a", ground: "#fde8e8")
    static let plain = Pair(name: "plain", text: "#1e4b8f", ground: "#e6effb")
    /// All that the page uses.
    static let all = [ink, muted, head, column, link, good, look, wrong, plain]
    /// Lines and bars, which hold no text; 3 : 1 or more on white (1.4.11).
    static let line = "#7b8794"
    static let bar = "#1f6f43"
}

/// The style sheet of the page: no other file, no script. The language is chosen by two radio buttons.
enum PageStyle {
    static let text: String = {
        let (ink, column, head) = (PageColors.ink, PageColors.column, PageColors.head)
        let states = [PageColors.good, PageColors.look, PageColors.wrong, PageColors.plain].map { pair in
            ".\(pair.name){color:\(pair.text);background:\(pair.ground)}"
        }
        return """
            *{box-sizing:border-box}
            body{margin:0;font:16px/1.6 "Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;\
            color:\(ink.text);background:\(ink.ground)}
            header,.main,footer{padding:0 16px;max-width:1200px;margin:0 auto}
            header{background:\(head.ground);color:\(head.text);max-width:none;padding:12px 16px}
            h1{font-size:1.4rem;line-height:1.3;margin:0}h2{font-size:1.2rem;margin:28px 0 8px}
            h1,h2,p,td,th,li{overflow-wrap:anywhere}
            header p{margin:4px 0 0}
            a{color:\(PageColors.link.text)}
            a.skip{position:absolute;left:-999px}a.skip:focus{left:8px;top:8px;background:\(ink.ground);padding:8px}
            input.lang{width:20px;height:20px;margin:12px 4px 12px 16px;vertical-align:middle}
            label.lang{display:inline-block;padding:9px 6px;min-height:44px}
            :focus-visible{outline:3px solid \(PageColors.link.text);outline-offset:2px}
            #lang-vi:checked~* [lang=en],#lang-en:checked~* [lang=vi]{display:none}
            ul.cards{list-style:none;display:grid;grid-template-columns:repeat(auto-fit,minmax(130px,1fr));\
            gap:8px;margin:0;padding:0}
            ul.cards li{border:1px solid \(PageColors.line);border-radius:6px;padding:8px 12px}
            ul.cards b{display:block;font-size:1.5rem;line-height:1.3}
            table{border-collapse:collapse;width:100%;margin:8px 0 16px}
            caption{text-align:left;color:\(PageColors.muted.text);padding:4px 0}
            th,td{border:1px solid \(PageColors.line);padding:6px 8px;text-align:left;vertical-align:top}
            thead th{overflow-wrap:normal;background:\(column.ground);color:\(column.text)}
            tbody th{font-weight:600;min-width:150px}
            .findings td:nth-child(2){min-width:240px}
            .findings td:nth-child(6){min-width:300px}
            .findings td.n{white-space:normal;overflow-wrap:normal}
            .findings li::before{content:"Ghi: "}.findings li.c::before{content:"Đối chiếu: "}
            .findings li.m::before{content:""}
            #lang-en:checked~* .findings li::before{content:"Stated: "}
            #lang-en:checked~* .findings li.c::before{content:"Compared: "}
            #lang-en:checked~* .findings li.m::before{content:""}
            .units td:nth-child(2),.units td:nth-child(4){white-space:nowrap}
            i{font-style:normal}
            td.n{text-align:right;white-space:nowrap}
            .s{display:inline-block;border-radius:4px;padding:1px 8px;font-weight:600}
            \(states.joined(separator: "\n"))
            .bar{display:block;height:12px;border:1px solid \(PageColors.line);min-width:80px}
            .bar i{display:block;height:100%;background:\(PageColors.bar)}
            .m{color:\(PageColors.muted.text)}
            td p{margin:0 0 4px}td ul{margin:0;padding-left:18px}
            footer{border-top:1px solid \(PageColors.line);margin-top:24px;padding:12px 16px 24px}
            @media(max-width:700px){
            .cards,.cards caption,.cards tbody,.cards tr,.cards tbody th,.cards td{display:block;width:100%}
            .cards thead{position:absolute;left:-999px}
            .cards tr{border:1px solid \(PageColors.line);border-radius:6px;margin:0 0 12px;padding:4px 0}
            .cards tbody th,.cards td,.cards td.n{border:0;padding:4px 12px;text-align:left;white-space:normal}
            .cards tbody th{font-size:1.05rem}
            .cards td:nth-child(n){min-width:0;white-space:normal}
            .cards td::before{font-weight:600;margin-right:6px}
            .units td{display:inline-block;width:auto}
            .cards td:empty{display:none}
            .progress th,.progress td{padding:4px;min-width:0;font-size:.95rem}
            .progress td.n{white-space:normal}
            .progress .bar{min-width:48px}
            }
            @media print{input.lang,label.lang,a.skip{display:none}tr{break-inside:avoid}}

            """
    }()

    /// What stands before the cells of a table once they stand below each other, in the language chosen.
    static func labels(_ table: String, _ columns: [LocalizedText]) -> String {
        columns.enumerated().dropFirst().map { place, title in
            let cell = ".\(table) td:nth-child(\(place + 1))::before"
            return "\(cell){content:\"\(title.vi):\"}#lang-en:checked~* \(cell){content:\"\(title.en):\"}\n"
        }.joined()
    }
}
