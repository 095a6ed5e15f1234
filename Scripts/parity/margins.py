"""How near to a tie spaCy's own decisions were where another program decided otherwise."""


class Margins:
    """Explains differences: the two best scores that spaCy had at the place in question. A gap of some millionths is a
    tie of 32-bit floats, added up in another order."""

    def __init__(self, nlp):
        self.nlp = nlp
        self.known = {}

    def __call__(self, doc, layer, row):
        token = next((token for token in doc if token.idx == row["start"]), None)
        if token is None:
            return ""
        try:
            if layer == "tag":
                return self.tag(doc, token)
            if layer in ("head", "relation", "sentence", "chunk"):
                return self.transitions(doc, "parser")
            if layer == "entity":
                return self.transitions(doc, "ner")
        except Exception as error:  # An explanation that fails must not hide the difference.
            return f"(no scores: {error})"
        return "follows from tag, head or token" if layer in ("pos", "morph", "lemma") else ""

    def encoded(self, doc):
        """The document again, with the encoder's output where the components listen."""
        again = self.nlp.make_doc(doc.text)
        if "tok2vec" in self.nlp.pipe_names:
            encoder = self.nlp.get_pipe("tok2vec")
            encoder.set_annotations([again], encoder.predict([again]))
        return again

    def tag(self, doc, token):
        tagger = self.nlp.get_pipe("tagger")
        scores = tagger.model.predict([self.encoded(doc)])[0][token.i]
        first, second = sorted(range(len(scores)), key=lambda label: -scores[label])[:2]
        return f"{tagger.labels[first]} {scores[first]:.6f}, {tagger.labels[second]} {scores[second]:.6f}"

    def transitions(self, doc, component):
        """The closest call of the whole document: one other action there changes all that follows."""
        if (id(doc), component) not in self.known:
            pipe = self.nlp.get_pipe(component)
            again = self.encoded(doc)
            if component == "ner":
                for token in again:
                    token.is_sent_start = bool(doc[token.i].is_sent_start)
            model = pipe.model.predict([again])
            states = pipe.moves.init_batch([again])
            closest = None
            for _ in range(20 * len(again) + 20):
                states = [state for state in states if not state.is_final()]
                if not states:
                    break
                scores = model.predict(states)
                best = sorted(scores[0], reverse=True)[:2]
                if closest is None or best[0] - best[1] < closest[0] - closest[1]:
                    closest = best
                pipe.transition_states(states, scores)
            self.known[id(doc), component] = closest
        first, second = self.known[id(doc), component]
        return f"closest two actions in this text: {first:.6f}, {second:.6f}"
