# Polish, awaiting a reviewer
# Who had my information

disclosures-title = Kto miał informacje o Tobie
disclosures-others = Inne organizacje
disclosures-first = Zgłoszenie zostało przez Ciebie wysłane { $date } do zespołu { $team }.
disclosures-came = Organizacja { $from } przekazała nam to { $date }. { $basis } Przekazane informacje: { $fields }.
disclosures-nobody = Nie daliśmy tego żadnej innej organizacji.
disclosures-by = Przekazał to zespół { $team }
disclosures-what = Co dostała ta organizacja: { $fields }
disclosures-basis-consent = Bo była na to Twoja zgoda.
disclosures-basis-public_task = Bo pomoc to nasze zadanie zapisane w prawie, a to było do niej potrzebne.
disclosures-basis-contract = Bo to część pomocy, którą razem ustaliliśmy.
disclosures-basis-legal_requirement = Bo prawo mówi, że musimy.
disclosures-basis-vital_interests = Bo komuś mogła stać się krzywda.
disclosures-looks = Zespoły, które to otwierały
disclosures-looks-why = Gdy ktoś tu zagląda, za każdym razem to zapisujemy. Widzisz dzień i zespół.
disclosures-looks-none = Nikt jeszcze tego nie otwierał.
disclosures-look-staff = Ktoś, kto tu pracuje
disclosures-names = Możesz poprosić o imiona i nazwiska tych osób.
disclosures-waits = Ta organizacja jeszcze nie odpowiedziała. Możesz to zatrzymać: zmień swoje wybory albo wycofaj zgłoszenie.
disclosures-accepted = Zespół { $team } przyjął to { $date }. Teraz pracuje z Tobą według własnej informacji o prywatności.
disclosures-follow = Przejdź do tego, co ten zespół ma teraz
disclosures-declined = Ta organizacja odmówiła { $date } i nie może już tego zobaczyć.
disclosures-ended = Zatrzymano to { $date }. Ta organizacja nie dostanie już nic więcej.

field-name = Twoje imię
field-contact_route = sposób kontaktu z Tobą
field-phone = Twój numer telefonu
field-email = Twój e-mail
field-safe_contact = co jest dla Ciebie bezpieczne
field-topic = Twój temat
field-postcode = Twój kod pocztowy
field-age_band = Twoja grupa wieku
field-household_children_under_19 = kto z Tobą mieszka
field-language = Twój język
field-adjustments = co ułatwia rozmowę z Tobą
field-message = Twoje własne słowa
