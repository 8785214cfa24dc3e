import SheetModel

/// Loans and savings with equal payments: payments at the end of each period, or at its beginning.
struct Annuity {
    var rate: Double
    var periods: Double
    var isAtStart = false

    private var growth: Double { RealFunctions.power(1 + rate, periods) }
    private var start: Double { isAtStart ? 1 + rate : 1 }

    // The order of the operations is Excel's, since large numbers cancel out.

    func futureValue(payment: Double, present: Double) -> Double {
        if rate == 0 { return -(present + periods * payment) }
        return ((1 - growth) * start * payment) / rate - present * growth
    }

    func presentValue(payment: Double, future: Double) -> Double {
        if rate == 0 { return -(periods * payment + future) }
        return (((1 - growth) / rate) * start * payment - future) / growth
    }

    func payment(present: Double, future: Double) -> Double {
        if rate == 0 { return -(future + present) / periods }
        return (future + present * growth) * rate / (start * (1 - growth))
    }

    /// The interest in the payment of a period, from 1.
    func interest(period: Double, present: Double, future: Double) -> Double {
        let payment = payment(present: present, future: future)
        if period == 1, isAtStart { return 0 }
        var before = Annuity(rate: rate, periods: period - 1, isAtStart: isAtStart)
        if isAtStart { before.periods = period - 2 }
        let owed =
            isAtStart
            ? before.futureValue(payment: payment, present: present) - payment
            : before.futureValue(payment: payment, present: present)
        return owed * rate
    }
}

/// Finding a rate at which a value is zero.
enum RootSearch {
    /// Newton's steps from a guess, as Excel does it: at most 20 or so; then halving between rates around it.
    static func root(from guess: Double, above limit: Double, _ value: (Double) -> Double) -> Double? {
        var x = guess
        for _ in 0..<60 {
            let y = value(x)
            let step = max(1e-7, x.magnitude * 1e-7)
            let slope = (value(x + step) - value(x - step)) / (2 * step)
            guard slope != 0, slope.isFinite, y.isFinite else { break }
            let next = x - y / slope
            guard next > limit, next.isFinite else { break }
            if (next - x).magnitude <= 1e-15 * max(1, next.magnitude) { return next }
            if (next - x).magnitude <= 1e-12, value(next).magnitude >= y.magnitude { return x }
            x = next
        }
        if value(x).magnitude < 1e-7 { return x }
        return halved(limit, value)
    }

    private static func halved(_ limit: Double, _ value: (Double) -> Double) -> Double? {
        let places = [-0.999999, -0.99, -0.9, -0.75, -0.5, -0.25, -0.1, -0.01, 0.01, 0.1, 0.25, 0.5, 1, 2, 5, 10, 100]
        for (one, other) in zip(places, places.dropFirst()) where one > limit {
            var (low, high) = (one, other)
            var atLow = value(low)
            guard atLow.isFinite, value(high).isFinite, atLow.sign != value(high).sign else { continue }
            for _ in 0..<200 {
                let middle = (low + high) / 2
                let y = value(middle)
                if y == 0 || middle == low || middle == high { return middle }
                if y.sign == atLow.sign { (low, atLow) = (middle, y) } else { high = middle }
            }
            return (low + high) / 2
        }
        return nil
    }
}

extension Call {
    fileprivate func annuity(kind: Int) throws(Fault) -> Annuity {
        Annuity(rate: try number(0), periods: try number(1), isAtStart: try number(kind, default: 0) != 0)
    }
}

extension FunctionEntry {
    static let finance: [FunctionEntry] = annuities + flows + depreciation

    private static let annuities: [FunctionEntry] = [
        FunctionEntry("FV", 3...5, "sssss") { call throws(Fault) in
            .number(
                try call.annuity(kind: 4).futureValue(
                    payment: try call.number(2), present: try call.number(3, default: 0)))
        },
        FunctionEntry("PV", 3...5, "sssss") { call throws(Fault) in
            .number(
                try call.annuity(kind: 4).presentValue(
                    payment: try call.number(2), future: try call.number(3, default: 0)))
        },
        FunctionEntry("PMT", 3...5, "sssss") { call throws(Fault) in
            let annuity = try call.annuity(kind: 4)
            if annuity.periods == 0 { throw .number }
            return .number(
                annuity.payment(present: try call.number(2), future: try call.number(3, default: 0)))
        },
        FunctionEntry("IPMT", 4...6, "ssssss") { call throws(Fault) in .number(try part(call).interest) },
        FunctionEntry("PPMT", 4...6, "ssssss") { call throws(Fault) in .number(try part(call).principal) },
        FunctionEntry("CUMIPMT", 6...6, "ssssss") { call throws(Fault) in .number(try cumulated(call).interest) },
        FunctionEntry("CUMPRINC", 6...6, "ssssss") { call throws(Fault) in .number(try cumulated(call).principal) },
        FunctionEntry("NPER", 3...5, "sssss") { call throws(Fault) in
            let (rate, payment, present) = (try call.number(0), try call.number(1), try call.number(2))
            let future = try call.number(3, default: 0)
            let isAtStart = try call.number(4, default: 0) != 0
            if rate == 0 {
                if payment == 0 { throw .number }
                return .number(-(present + future) / payment)
            }
            let paid = payment * (1 + (isAtStart ? rate : 0))
            let ratio = (paid - future * rate) / (paid + present * rate)
            guard ratio > 0 else { throw .number }
            return .number(RealFunctions.logarithm(ratio) / RealFunctions.logarithm(1 + rate))
        },
        FunctionEntry("RATE", 3...6, "ssssss") { call throws(Fault) in
            let (periods, payment, present) = (try call.number(0), try call.number(1), try call.number(2))
            let future = try call.number(3, default: 0)
            let isAtStart = try call.number(4, default: 0) != 0
            guard periods > 0 else { throw .number }
            let found = RootSearch.root(from: try call.number(5, default: 0.1), above: -1) { rate in
                let annuity = Annuity(rate: rate.magnitude < 1e-12 ? 0 : rate, periods: periods, isAtStart: isAtStart)
                return annuity.futureValue(payment: payment, present: present) - future
            }
            guard let found else { throw .number }
            return .number(found)
        },
        FunctionEntry("ISPMT", 4...4, "ssss") { call throws(Fault) in
            let (rate, period) = (try call.number(0), try call.number(1))
            let (periods, present) = (try call.number(2), try call.number(3))
            if periods == 0 { throw .division }
            return .number(present * rate * (period / periods - 1))
        },
        FunctionEntry("EFFECT", 2...2, "ss") { call throws(Fault) in
            let (rate, periods) = (try call.number(0), try call.number(1).rounded(.towardZero))
            guard rate > 0, periods >= 1 else { throw .number }
            return .number(RealFunctions.power(1 + rate / periods, periods) - 1)
        },
        FunctionEntry("NOMINAL", 2...2, "ss") { call throws(Fault) in
            let (rate, periods) = (try call.number(0), try call.number(1).rounded(.towardZero))
            guard rate > 0, periods >= 1 else { throw .number }
            return .number((RealFunctions.power(1 + rate, 1 / periods) - 1) * periods)
        },
        FunctionEntry("RRI", 3...3, "sss") { call throws(Fault) in
            let (periods, present, future) = (try call.number(0), try call.number(1), try call.number(2))
            guard periods > 0, present != 0 else { throw .number }
            return .number(RealFunctions.power(future / present, 1 / periods) - 1)
        },
    ]

    private static func part(_ call: Call) throws(Fault) -> (interest: Double, principal: Double) {
        let annuity = Annuity(
            rate: try call.number(0), periods: try call.number(2), isAtStart: try call.number(5, default: 0) != 0)
        let (period, present) = (try call.number(1), try call.number(3))
        let future = try call.number(4, default: 0)
        guard period >= 1, period < annuity.periods + 1 else { throw .number }
        let interest = annuity.interest(period: period, present: present, future: future)
        return (interest, annuity.payment(present: present, future: future) - interest)
    }

    private static func cumulated(_ call: Call) throws(Fault) -> (interest: Double, principal: Double) {
        let kind = try call.number(5)
        let annuity = Annuity(rate: try call.number(0), periods: try call.number(1), isAtStart: kind == 1)
        let present = try call.number(2)
        let (first, last) = (try call.whole(3), try call.whole(4))
        guard annuity.rate > 0, annuity.periods > 0, present > 0, first >= 1, last >= first,
            Double(last) <= annuity.periods, kind == 0 || kind == 1
        else { throw .number }
        var interest = 0.0
        for period in first...last { interest += annuity.interest(period: Double(period), present: present, future: 0) }
        let payment = annuity.payment(present: present, future: 0)
        return (interest, payment * Double(last - first + 1) - interest)
    }

    // MARK: Flows of money

    private static let flows: [FunctionEntry] = [
        FunctionEntry("NPV", 2...many, "sr") { call throws(Fault) in
            let rate = try call.number(0)
            if rate == -1 { throw .division }
            var (sum, factor) = (0.0, 1.0)
            for number in try call.numbers(from: 1) {
                factor *= 1 + rate
                sum += number / factor
            }
            return .number(sum)
        },
        FunctionEntry("IRR", 1...2, "rs") { call throws(Fault) in
            let values = try call.numbers(of: 0)
            guard values.contains(where: { $0 > 0 }), values.contains(where: { $0 < 0 }) else { throw .number }
            let found = RootSearch.root(from: try call.number(1, default: 0.1), above: -1) { rate in
                values.reversed().reduce(0) { $0 / (1 + rate) + $1 }
            }
            guard let found else { throw .number }
            return .number(found)
        },
        FunctionEntry("MIRR", 3...3, "rss") { call throws(Fault) in
            let values = try call.numbers(of: 0)
            let (finance, reinvest) = (try call.number(1), try call.number(2))
            let count = Double(values.count)
            var (paid, received) = (0.0, 0.0)
            for (index, value) in values.enumerated() {
                if value < 0 { paid += value / RealFunctions.power(1 + finance, Double(index)) }
                if value > 0 { received += value * RealFunctions.power(1 + reinvest, count - 1 - Double(index)) }
            }
            if paid == 0 || received == 0 || count < 2 { throw .division }
            return .number(RealFunctions.power(-received / paid, 1 / (count - 1)) - 1)
        },
        FunctionEntry("XNPV", 3...3, "srr") { call throws(Fault) in
            let rate = try call.number(0)
            guard rate > -1 else { throw .number }
            return .number(try dated(call, 1)(rate))
        },
        FunctionEntry("XIRR", 2...3, "rrs") { call throws(Fault) in
            let value = try dated(call, 0)
            guard let found = RootSearch.root(from: try call.number(2, default: 0.1), above: -1, value) else {
                throw .number
            }
            return .number(found)
        },
    ]

    /// The value of payments on dates, by rate.
    private static func dated(_ call: Call, _ index: Int) throws(Fault) -> (Double) -> Double {
        let (values, dates) = (try call.numbers(of: index), try call.numbers(of: index + 1).map { $0.rounded(.down) })
        guard let first = dates.first, values.count == dates.count, dates.allSatisfy({ $0 >= first }) else {
            throw .number
        }
        return { rate in
            zip(values, dates).reduce(0) { $0 + $1.0 / RealFunctions.power(1 + rate, ($1.1 - first) / 365) }
        }
    }

    // MARK: Depreciation

    private static let depreciation: [FunctionEntry] = [
        FunctionEntry("SLN", 3...3, "sss") { call throws(Fault) in
            let (cost, salvage, life) = (try call.number(0), try call.number(1), try call.number(2))
            if life == 0 { throw .division }
            return .number((cost - salvage) / life)
        },
        FunctionEntry("SYD", 4...4, "ssss") { call throws(Fault) in
            let (cost, salvage) = (try call.number(0), try call.number(1))
            let (life, period) = (try call.number(2), try call.number(3))
            guard life > 0, period >= 1, period <= life else { throw .number }
            return .number((cost - salvage) * (life - period + 1) * 2 / (life * (life + 1)))
        },
        FunctionEntry("DDB", 4...5, "sssss") { call throws(Fault) in
            let (cost, salvage) = (try call.number(0), try call.number(1))
            let (life, period, factor) = (try call.number(2), try call.number(3), try call.number(4, default: 2))
            guard cost >= 0, salvage >= 0, life > 0, period >= 1, period <= life, factor > 0 else { throw .number }
            let rate = min(1, factor / life)
            let before = cost * RealFunctions.power(1 - rate, period - 1)
            return .number(max(0, min(before * rate, before - salvage)))
        },
        FunctionEntry("DB", 4...5, "sssss") { call throws(Fault) in
            let (cost, salvage) = (try call.number(0), try call.number(1))
            let (life, period, months) = (try call.number(2), try call.whole(3), try call.number(4, default: 12))
            guard cost >= 0, salvage >= 0, life > 0, period >= 1, (1...12).contains(months), period <= 10_000,
                Double(period) <= life + (months < 12 ? 1 : 0)
            else { throw .number }
            if cost == 0 { return .number(0) }
            let rate = Rounding.rounded(1 - RealFunctions.power(salvage / cost, 1 / life), digits: 3)
            var total = cost * rate * months / 12
            if period == 1 { return .number(total) }
            var result = total
            for year in 2...period {
                result = (cost - total) * rate
                if Double(year) == life + 1 { result = result * (12 - months) / 12 }
                total += result
            }
            return .number(result)
        },
    ]
}
