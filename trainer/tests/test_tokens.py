import importlib.util
import unittest

import numpy as np

from trainer.tests.small import ENDS, SENTENCES, small_base, small_vocabulary
from trainer.tokens import spelling


class CutVocabularies(unittest.TestCase):
    def setUp(self) -> None:
        """One that keeps the control tokens, single bytes and what two of the sentences need."""
        self.whole = small_vocabulary()
        needed = {token for text in SENTENCES[:2] for token in self.whole.encode(text)}
        self.kept = sorted({*needed, *range(len(ENDS) + 256), *(self.whole.one(sign) for sign in (" +", " -"))})
        self.assertLess(len(self.kept), self.whole.size - 20)
        self.cut = small_vocabulary(self.kept)

    def test_what_is_kept_is_encoded_as_before(self) -> None:
        for vocabulary in (self.cut, spelling(self.cut)):
            for text in SENTENCES[:2]:
                self.assertEqual([self.kept[place] for place in vocabulary.encode(text)], self.whole.encode(text))

    def test_what_is_not_kept_is_spelled(self) -> None:
        text = f"{ENDS[0]}user\n{SENTENCES[2]} größer{ENDS[1]}"
        self.assertIsNone(self.cut.encode(text, special=True))
        spelled = spelling(self.cut).encode(text, special=True)
        self.assertEqual(self.cut.decode(spelled), text)
        self.assertEqual([spelled[0], spelled[-1]], [self.cut.one(ENDS[0]), self.cut.one(ENDS[1])])
        self.assertLess(len(spelled), len(text))

    def test_a_whole_vocabulary_needs_no_spelling(self) -> None:
        for text in SENTENCES:
            self.assertEqual(spelling(self.whole).encode(text), self.whole.encode(text))

    @unittest.skipUnless(importlib.util.find_spec("peft"), "needs trainer/requirements-ppo.txt")
    def test_transformers_pads_and_ends_by_the_cut_ids(self) -> None:
        from trainer.hf import fast_tokenizer

        tokenizer = fast_tokenizer(small_base(self.cut))
        self.assertEqual(tokenizer.eos_token_id, self.cut.one("<|im_end|>"))
        self.assertEqual(tokenizer.pad_token_id, self.cut.one("<|endoftext|>"))
        ids = [self.cut.encode(text) for text in SENTENCES[:2]]
        padded = tokenizer.pad({"input_ids": ids}, return_tensors="np")["input_ids"]
        self.assertEqual(padded.shape, (2, max(map(len, ids))))
        shorter = int(np.argmin([len(row) for row in ids]))
        self.assertEqual(padded[shorter].tolist()[-len(ids[shorter]) :], ids[shorter])
        self.assertEqual(padded[shorter][0], tokenizer.pad_token_id)
        self.assertEqual(tokenizer.decode(ids[0]), SENTENCES[0])


if __name__ == "__main__":
    unittest.main()
