import Diagnostics
package import Findings
package import Lexicons
import Records
package import TextModel

/// One self-contained page over some reports: chronology, quotations, people, ledgers, and beside them the texts in
/// which each item's words are marked.
///
/// Nothing is fetched: style and script are in the page, and its Content-Security-Policy allows no other script than
/// this one (by its hash). Without script the items are plain links into the texts.
package struct Dossier: Sendable {
  private let style: String
  private let script: String

  /// Reads the page's style and script.
  package init(root: DataRoot) throws {
    style = try Self.text(of: root.resource("Outputs", "dossier.css"))
    script = try Self.text(of: root.resource("Outputs", "dossier.js"))
  }

  private static func text(of path: String) throws -> String {
    try ResourceFile(path: path).lines.map { String($0.text) }.joined(separator: "\n")
  }

  package func page(title: String, reports: [(record: Record, text: SourceText)]) -> String {
    let body = DossierBody(reports: reports)
    let parts = body.parts()
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <meta name="color-scheme" content="light dark">
      <title>\(HTML.escaped(title))</title>
      <style>\(style)</style>
      </head>
      <body>
      <a class="skip" href="#record">Skip to the record</a>
      <div class="frame">
      <main class="record" id="record">
      \(body.header(title: title, parts))
      \(body.sections(parts))
      <footer>Made by annals. Every item is read by machine and rests on the words that its link opens; check them.</footer>
      </main>
      <aside class="source" aria-label="The reports’ texts" tabindex="-1">
      \(body.sources())
      </aside>
      </div>
      <button class="back" type="button" hidden>Back to the item</button>
      <script>\(script)</script>
      </body>
      </html>

      """
  }

  private var policy: String {
    let hash = base64(SHA256.digest(of: Array(script.utf8)))
    let style = base64(SHA256.digest(of: Array(self.style.utf8)))
    return "default-src 'none'; style-src 'sha256-\(style)'; script-src 'sha256-\(hash)'; "
      + "base-uri 'none'; form-action 'none'"
  }
}
