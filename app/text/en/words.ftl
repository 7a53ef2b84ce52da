# Three new words

words-link = Get three new words
words-title = Get three new words
words-lead = Did somebody see your three words? Get new ones. The old ones then open nothing any more.
words-once = We show you the new ones once. After that nobody can tell you them.
words-old = Your three words now
words-equality-lost = If you answered equality questions, the new words do not show those answers.
words-button = Get three new words
words-keep = Keep the words I have
words-new-title = Your three new words
words-new-keep = Keep them where only you can see them, or learn them by heart. We do not show them again.
words-new-old = Your old words do not work any more.
words-new-go = Go to your enquiry
