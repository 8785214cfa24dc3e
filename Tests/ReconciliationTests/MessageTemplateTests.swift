import Findings
import FoundationEssentials
import Testing

@testable import Reconciliation

@Suite struct MessageTemplateTests {
    @Test func placesAreFilledInBothLanguages() {
        let template = MessageTemplate(vi: "{cell}: chênh {difference}.", en: "{cell}: difference {difference}.")
        let text = template.filled(["cell": "F17", "difference": .number(1500.5)])
        #expect(text.vi == "F17: chênh 1.500,5.")
        #expect(text.en == "F17: difference 1500.5.")
    }

    @Test func aPlaceWithoutAnArgumentKeepsItsName() {
        #expect(MessageTemplate(vi: "{a}", en: "{b}").filled([:]) == LocalizedText(vi: "{a}", en: "{b}"))
    }

    /// Every rule has one set of places in both languages.
    @Test func rulesHaveOneSetOfPlaces() {
        for kind in RuleKind.all {
            let vi = kind.message.places(in: .vietnamese)
            #expect(vi == kind.message.places(in: .english), "\(kind.code.rawValue)")
            #expect(!vi.isEmpty, "\(kind.code.rawValue)")
        }
    }
}
