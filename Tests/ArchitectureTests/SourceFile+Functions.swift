/// A function's place and length.
struct SourceFunction: Sendable {
    /// The line of its keyword, from 1.
    var line: Int
    /// The lines from there to its closing brace.
    var lines: Int
}

extension SourceFile {
    /// The functions, initializers, subscripts and computed properties, found by their keywords and braces.
    var functions: [SourceFunction] {
        let characters = Array(code)
        var functions: [SourceFunction] = []
        var line = 1
        var word = ""
        var previous: Character = " "
        for (position, character) in characters.enumerated() {
            if character.isLetter || character == "_" || character.isNumber {
                if word.isEmpty, position > 0 { previous = characters[position - 1] }
                word.append(character)
                continue
            }
            // `.init` is a use; so is a name in back-quotes.
            if Self.keywords.contains(word), previous != ".", previous != "`",
                let lines = Self.bodyEnd(in: characters, from: position, isProperty: word == "var")
            {
                functions.append(SourceFunction(line: line, lines: lines))
            }
            word = ""
            if character.isNewline { line += 1 }
        }
        return functions
    }

    private static let keywords: Set<String> = ["func", "init", "deinit", "subscript", "var"]

    /// The number of lines from `start` to the brace that closes the body; `nil` where there is none.
    private static func bodyEnd(in characters: [Character], from start: Int, isProperty: Bool) -> Int? {
        var lines = 1
        var depth = 0
        var braces = 0
        for character in characters[start...] {
            switch character {
            case "(", "[": depth += 1
            case ")", "]": depth -= 1
            case "{" where depth == 0 || braces > 0: braces += 1
            case "}" where depth == 0 || braces > 0:
                braces -= 1
                if braces <= 0 { return braces == 0 ? lines : nil }
            case "\n":
                // A property without a brace on its line is stored.
                if isProperty, braces == 0, depth == 0 { return nil }
                lines += 1
            default: break
            }
        }
        return nil
    }
}
