internal import CLibXML2
public import Findings

/// Parses one XML document with libxml2's pull SAX interface: bytes in, events out, nothing kept.
///
/// No document type declaration, no entity but the five of XML, no network; at most 256 levels deep.
public enum XMLDocumentParser {
    /// Parses what `source` gives and hands it to `handler`.
    ///
    /// - Throws: `XML_NOT_WELL_FORMED`, `XML_DOCTYPE`, and what source and handler throw; lines are those of the part.
    /// - Complexity: O(n) in the bytes of the document; memory does not grow with it.
    public static func parse(
        _ source: any XMLByteSource, names: XMLNameDictionary, handler: any XMLEventHandler
    ) throws(Problem) {
        let run = ParserRun(source: source, handler: handler, tokens: names.vocabulary.tokens)
        let opaque = unsafe Unmanaged.passUnretained(run).toOpaque()
        var sax = unsafe saxHandler
        guard
            let context = unsafe xmlCreateIOParserCtxt(&sax, opaque, readCallback, nil, opaque, XML_CHAR_ENCODING_NONE)
        else {
            throw run.problem ?? XMLProblem.notWellFormed("empty document", line: 1)
        }
        defer { unsafe xmlFreeParserCtxt(context) }
        unsafe xmlDictFree(context.pointee.dict)
        unsafe context.pointee.dict = names.dictionary
        _ = unsafe xmlDictReference(names.dictionary)
        // NOENT makes `&amp;` in an attribute one character; without a DOCTYPE there is nothing else to replace.
        _ = unsafe xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue))
        unsafe run.context = context
        unsafe xmlParseDocument(context)
        unsafe run.context = nil
        if let problem = run.problem { throw problem }
        if !run.isStopped, unsafe context.pointee.wellFormed == 0 {
            throw XMLProblem.notWellFormed("not well-formed", line: run.line)
        }
    }
}

/// One parse under way: what libxml2's callbacks are handed.
@safe private final class ParserRun {
    let source: any XMLByteSource
    let handler: any XMLEventHandler
    let tokens: XMLTokenTable
    var context: xmlParserCtxtPtr?
    var problem: Problem?
    var isStopped = false

    init(source: any XMLByteSource, handler: any XMLEventHandler, tokens: XMLTokenTable) {
        self.source = source
        self.handler = handler
        self.tokens = tokens
    }

    var line: Int {
        unsafe context?.pointee.input.map { unsafe Int($0.pointee.line) } ?? 1
    }

    /// Remembers the first problem and lets the parser run dry: from now on its source has no more bytes and its
    /// events go nowhere.
    ///
    /// `xmlStopParser` is not called: it frees the input, which crashes when the problem comes up while libxml2 2.9 is
    /// reading or converting it.
    func stop(_ problem: Problem) {
        if self.problem == nil {
            self.problem = problem.place.line == nil ? problem.within(Place(line: line)) : problem
        }
        isStopped = true
    }
}

private func withRun(_ opaque: UnsafeMutableRawPointer?, _ body: (ParserRun) -> Void) {
    guard let opaque = unsafe opaque else { return }
    unsafe Unmanaged<ParserRun>.fromOpaque(opaque)._withUnsafeGuaranteedRef { run in
        if !run.isStopped { body(run) }
    }
}

private func readCallback(
    _ opaque: UnsafeMutableRawPointer?, _ buffer: UnsafeMutablePointer<CChar>?, _ count: Int32
) -> Int32 {
    var result: Int32 = 0
    unsafe withRun(opaque) { run in
        guard let buffer = unsafe buffer, count > 0 else { return }
        // A read that gives less than it could makes libxml2 2.9 take a tag or reference for cut off.
        do throws(Problem) {
            while result < count {
                let start = unsafe UnsafeMutableRawPointer(buffer.advanced(by: Int(result)))
                var target = unsafe MutableRawSpan(_unsafeStart: start, byteCount: Int(count - result))
                let read = try run.source.read(into: &target)
                guard read > 0 else { break }
                result += Int32(clamping: read)
            }
        } catch {
            run.stop(error)
        }
    }
    return result
}

/// The callbacks; text that stands between elements is text like any other.
nonisolated(unsafe) private let saxHandler: xmlSAXHandler = {
    var sax = unsafe xmlSAXHandler()
    unsafe sax.initialized = XML_SAX2_MAGIC
    unsafe sax.startElementNs = { opaque, name, _, namespace, namespaceCount, _, attributeCount, _, attributes in
        unsafe withRun(opaque) { run in
            let element = unsafe XMLElement(
                namespace: run.tokens.token(of: namespace), name: run.tokens.token(of: name),
                attributeCount: Int(attributeCount), declaresNamespaces: namespaceCount > 0, attributes: attributes,
                tokens: run.tokens)
            do throws(Problem) { try run.handler.startElement(element) } catch { run.stop(error) }
        }
    }
    unsafe sax.endElementNs = { opaque, name, _, namespace in
        unsafe withRun(opaque) { run in
            let (namespace, name) = unsafe (run.tokens.token(of: namespace), run.tokens.token(of: name))
            do throws(Problem) {
                try run.handler.endElement(namespace: namespace, name: name)
            } catch { run.stop(error) }
        }
    }
    unsafe sax.characters = charactersCallback
    unsafe sax.ignorableWhitespace = charactersCallback
    unsafe sax.cdataBlock = charactersCallback
    unsafe sax.internalSubset = { opaque, _, _, _ in
        unsafe withRun(opaque) { run in run.stop(XMLProblem.doctype(line: run.line)) }
    }
    unsafe sax.serror = { opaque, error in
        unsafe withRun(opaque) { run in
            // Undeclared prefixes and the like are errors libxml2 reads on from, as Excel does.
            guard let error = unsafe error, unsafe error.pointee.level == XML_ERR_FATAL else { return }
            let reason = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? "?"
            run.stop(XMLProblem.notWellFormed(firstLine(reason), line: max(Int(unsafe error.pointee.line), 1)))
        }
    }
    return unsafe sax
}()

private func charactersCallback(_ opaque: UnsafeMutableRawPointer?, _ text: UnsafePointer<UInt8>?, _ count: Int32) {
    unsafe withRun(opaque) { run in
        guard let text = unsafe text, count > 0 else { return }
        do throws(Problem) {
            try run.handler.characters(unsafe Span(_unsafeStart: text, count: Int(count)))
        } catch { run.stop(error) }
    }
}

private func firstLine(_ text: String) -> String {
    String(text.prefix { !$0.isNewline }.prefix(120))
}
