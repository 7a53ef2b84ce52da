# Polish, awaiting a reviewer
# Taking an enquiry back

withdraw-title = Wycofaj zgłoszenie
withdraw-lead = Możesz zatrzymać naszą pracę nad nim. To działa od razu i nikt nie pyta dlaczego.
withdraw-stops = To się kończy
withdraw-stops-work = Nikt już nie pracuje nad Twoim zgłoszeniem.
withdraw-stops-messages = Nie wysyłamy Ci o nim więcej wiadomości.
withdraw-stops-choices = Wszystkie Twoje zgody są wyłączone. Mówimy o tym każdemu, kto to miał.
withdraw-stays = To zostaje i dlaczego
withdraw-stays-form = Formularz, który mamy od Ciebie, do { $date }. Musimy umieć pokazać, co do nas przyszło.
withdraw-stays-record-smbc = Krótka notatka o tym, co postanowiliśmy, przez 6 lat po zamknięciu. Tak mówią zasady Stockport Council.
withdraw-stays-record-tpa = Krótka notatka o tym, co postanowiliśmy. Co roku sprawdzamy, czy nadal jest potrzebna.
withdraw-stays-yes = Twoje odpowiedzi „tak” i „nie”, bo prawo mówi, że musimy umieć je udowodnić.
withdraw-not-delete = To nie to samo co usunięcie zgłoszenia.
withdraw-delete-link = Poproś, żebyśmy je usunęli
withdraw-button = Wycofaj moje zgłoszenie
withdraw-keep = Zostaw tak, jak jest
withdraw-undo-how = To pomyłka? Możesz to cofnąć, dopóki stąd nie wyjdziesz albo dopóki zespół nie zamknie zgłoszenia.
withdraw-undo-off = Twoje zgody zostają wyłączone. Potem możesz znowu powiedzieć „tak”.
withdraw-undo = Cofnij: nadal chcę pomocy
withdraw-undone = Twoje zgłoszenie jest znowu otwarte
withdraw-undone-next = Zespół zajmuje się nim dalej. Twoje wcześniejsze zgody są wyłączone. [Zobacz swoje wybory](/manage/enquiry/consents).
