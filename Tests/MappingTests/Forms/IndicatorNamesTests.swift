import Domain
import Testing
import VietnameseText

@testable import Mapping

/// Labels met before are remembered; what they name is as if asked for the first time.
@Suite struct IndicatorNamesTests {
    private static func text(_ match: IndicatorNames.Match) -> String {
        switch match {
        case .found(let indicator, let done, let outcome): "\(indicator.code) \(done.map(\.rawValue)) \(outcome)"
        case .ambiguous(let all): "several: \(all.map(\.code))"
        case .refused(let indicator, let rule): "refused: \(indicator.code) \(rule.rawValue)"
        case .unknown(let nearest): "none: \(nearest.map(\.code))"
        }
    }

    @Test("The same label below different wholes, in any order")
    func wholes() {
        let declaration = DrawnForms().declaration
        let list = declaration.program.indicators
        let names = IndicatorNames(declaration, refused: [])
        let wholes = ["dang-vien", "doan-vien", nil, "ho-ngheo", "dang-vien", nil, "doan-vien", "doan-vien"]
        for label in ["Nữ", "nữ ", "- Nữ", "Hộ nghèo", "SL thóc", "Không có tên này", "DiÖn tÝch lóa"] {
            for whole in wholes {
                let indicator = whole.flatMap { list[$0] }
                let known = names.match(label, partOf: indicator)
                let fresh = IndicatorNames(declaration, refused: []).match(label, partOf: indicator)
                #expect(Self.text(known) == Self.text(fresh), "\(label), \(whole ?? "-")")
            }
        }
        #expect(Self.text(names.match("Nữ", partOf: list["dang-vien"])).hasPrefix("nu-dang-vien"))
        #expect(Self.text(names.match("Nữ", partOf: list["doan-vien"])).hasPrefix("nu-doan-vien"))
        #expect(Self.text(names.match("Nữ", partOf: nil)).hasPrefix("several"))
    }

    @Test("A name typed in a font of before Unicode is found within the search for another")
    func legacy() {
        let names = IndicatorNames(DrawnForms().declaration, refused: [])
        for _ in 0..<2 {
            guard case .found(let indicator, _, let outcome) = names.match("DiÖn tÝch lóa", partOf: nil) else {
                Issue.record("not found")
                return
            }
            #expect(indicator.code == "lua")
            #expect(outcome == .warned)
        }
    }
}
