# Polish, awaiting a reviewer
# What people think of the service: the page for everybody, the one invitation, and the thanks.

feedback-title = Powiedz nam, co myślisz
feedback-invited = Mamy Twoją zgodę, żeby jeden raz zapytać, jak poszło. To jest ten raz.
feedback-anonymous = Nie pytamy, kim jesteś. Nikt nie może połączyć tego, co napiszesz, z żadnym zgłoszeniem.
feedback-not-help = Stąd nikt nie może Ci odpowiedzieć. Jeśli potrzebujesz pomocy, [poproś o pomoc](/enquiry/before-you-start).

feedback-kind = Co to jest?
feedback-kind-compliment = Coś poszło dobrze
feedback-kind-idea = Mam pomysł
feedback-kind-problem = Coś nie działa dobrze
feedback-about = Czego to dotyczy?
feedback-about-SMBC = Family Hubs, które prowadzi Stockport Council
feedback-about-TPA = Support Hub, który prowadzi The Prevention Alliance
feedback-about-website = Ta strona internetowa
feedback-text = Co chcesz nam powiedzieć?
feedback-text-hint = Nie wpisuj imion i nazwisk, numerów telefonu ani niczego o jednej osobie. Do { $most } znaków.
feedback-send = Wyślij

feedback-error-kind = Wybierz, co to jest
feedback-error-about = Wybierz, czego to dotyczy
feedback-error-empty = Napisz, co chcesz nam powiedzieć
feedback-error-long = Użyj najwyżej { $most } znaków

feedback-complain = Jeśli chcesz złożyć skargę
feedback-complain-lead = Możesz złożyć skargę i dostać odpowiedź. Robi się to w inny sposób.
feedback-complain-information = Na to, jak korzystamy z informacji o Tobie: [otwórz swoje zgłoszenie](/manage) lub [zobacz, komu o tym powiedzieć](/contact).
feedback-complain-fh = Na Family Hubs: napisz na [contact:fh_email].
feedback-complain-tpa = Na Support Hub: zadzwoń pod [contact:tpa_phone].

feedback-thanks = Dziękujemy
feedback-thanks-read = Twój tekst przeczyta ktoś z kierownictwa. Korzystamy z niego, żeby było lepiej.
feedback-thanks-answer = Nie wiemy, kim jesteś, więc nie możemy Ci odpowiedzieć.
feedback-thanks-complain = Chcesz dostać odpowiedź? [Zobacz, komu o tym powiedzieć](/contact).
feedback-thanks-start = Przejdź na stronę główną

feedback-over = Ten link już nie działa
feedback-over-how = Działa jeden raz i przez { $days } dni. Możesz powiedzieć nam, co myślisz, także bez niego.
feedback-over-next = Powiedz nam, co myślisz
