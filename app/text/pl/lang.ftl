# Polish, awaiting a reviewer
# The choice of a language, and what is said where words are not in it or not yet checked.

lang-choice = Język
lang-awaiting = Ta strona jest przetłumaczona na polski. Druga osoba jeszcze nie sprawdziła tłumaczenia.
lang-english-only = Ta strona jest tylko po angielsku. Możemy zapewnić tłumacza. To nic nie kosztuje.
lang-wording = Zgody, na które odpowiadasz tak lub nie, są po angielsku. Nikt jeszcze nie sprawdził ich tłumaczenia.
