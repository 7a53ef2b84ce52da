# The pages around the equality questions

equality-page-title = Two minutes to help us be fair?
equality-page-title-one = One question to help us be fair?
equality-page-why = We use the answers to check that we treat everyone fairly.
equality-page-apart = We keep them apart from your enquiry. Nobody who helps you can see them.
equality-page-never = They change nothing about the help you get.
equality-page-optional = Answer what you like and leave out the rest.
equality-page-optional-one = You do not have to answer it.
equality-page-skip = Skip these questions
equality-page-skip-one = Skip this question
equality-page-save = Save my answers
equality-page-save-one = Save my answer
equality-page-words-hint = Up to { $most } characters
equality-page-thanks = Thank you
equality-page-thanks-apart = Your answers are stored apart from your enquiry.
equality-page-thanks-change = With your three words you can see, change or delete them later.
equality-page-back = Back to your reference
equality-page-own = Your equality answers
equality-page-locked = Only your three words can find your answers. We cannot find them without you.
equality-page-lost = If you lose your three words, nobody can find these answers. They are deleted later, with everyone else’s.
equality-page-show = Show my answers
equality-page-delete = Delete my answers
equality-page-yours = These are your answers. You can change or delete them.
equality-page-none = We have no answers from you. You can answer now if you like.
equality-page-saved = Your answers are saved
equality-page-deleted = Your answers are deleted
