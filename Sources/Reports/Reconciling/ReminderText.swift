internal import Domain
internal import Findings
public import Reconciliation

/// Writes `don-doc.txt`: for each unit whose report is missing, late or could not be read, a short reminder in Vietnamese that
/// can be pasted as it stands.
///
/// It says what the programme and the receipts say: no name, number or address is made up.
public struct ReminderText {
    private let report: ReconciliationReport
    private let period: String
    private var lines: [String] = []

    /// Renders the reminders, in the order in which the programme has the units.
    ///
    /// - Complexity: O(n) in units.
    public static func render(_ report: ReconciliationReport) -> String {
        var text = ReminderText(report)
        text.add()
        return text.lines.joined(separator: "\n") + "\n"
    }

    private init(_ report: ReconciliationReport) {
        self.report = report
        period = report.period.title(in: report.program).vi
    }

    private struct Item {
        var standing: UnitStanding
        var state: StandingState
    }

    private mutating func add() {
        let unreadable = report.unreadableFiles
        var order: [String] = []
        var groups: [String: [Item]] = [:]
        for standing in report.units {
            let state = StandingState(standing, unreadable: unreadable)
            guard [.missing, .late, .unreadable].contains(state) else { continue }
            let address = report.address(standing.obligation, in: .vietnamese).plain()
            if groups[address] == nil { order.append(address) }
            groups[address, default: []].append(Item(standing: standing, state: state))
        }
        lines.append("ĐÔN ĐỐC BÁO CÁO – \(report.program.name.plain()) – kỳ \(period)")
        guard !order.isEmpty else {
            lines += ["", "Các đơn vị đã gửi đủ và đúng hạn; không có đơn vị nào phải đôn đốc."]
            return
        }
        lines.append("\(order.count) đơn vị; mỗi phần dưới đây là một tin nhắn riêng.")
        for address in order { add(groups[address] ?? [], to: address) }
    }

    private mutating func add(_ items: [Item], to address: String) {
        lines += ["", String(repeating: "─", count: 40), "", "Kính gửi: \(address)", ""]
        add(
            items.filter { $0.state == .missing },
            "Đến thời điểm đối chiếu số liệu kỳ \(period), \(report.program.name.plain()), chúng tôi chưa nhận được:",
            "Đề nghị đơn vị gửi sớm để kịp tổng hợp; nếu trong kỳ không phát sinh, đề nghị gửi biểu ghi số 0. "
                + "Trường hợp đã gửi, đề nghị báo lại để chúng tôi kiểm tra.")
        add(
            items.filter { $0.state == .unreadable },
            "Chúng tôi đã nhận nhưng không đọc được tệp của đơn vị, kỳ \(period):",
            "Đề nghị đơn vị bỏ mật khẩu (nếu có), lưu lại dạng .xlsx rồi gửi lại.")
        add(
            items.filter { $0.state == .late }, "Báo cáo kỳ \(period) của đơn vị đã nhận được sau thời hạn:",
            "Đề nghị đơn vị gửi đúng hạn trong các kỳ sau.")
        lines.append("Trân trọng./.")
    }

    private mutating func add(_ items: [Item], _ opening: String, _ request: String) {
        guard !items.isEmpty else { return }
        lines.append(opening)
        for (place, item) in items.enumerated() {
            lines.append("- \(words(for: item))\(place == items.count - 1 ? "." : ";")")
        }
        lines += [request, ""]
    }

    private func words(for item: Item) -> String {
        let obligation = item.standing.obligation
        var words = report.name(form: obligation.form).plain()
        if let due = obligation.due { words += ", hạn gửi ngày \(due)" }
        switch item.state {
        case .late:
            if let day = item.standing.receipt?.day {
                let time = item.standing.receipt?.time.map { " lúc \($0.plain())" } ?? ""
                words += ", nhận ngày \(day)\(time)"
            }
        case .unreadable: if let file = item.standing.file { words += ", tệp \(FileName.last(file).plain())" }
        default: break
        }
        return words
    }
}
