// The library product: `import Annals` gives the reader, the record's types and the text's.
@_exported public import Findings
@_exported public import TextModel
