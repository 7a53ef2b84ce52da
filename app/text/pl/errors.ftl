# Polish, awaiting a reviewer
# When something went wrong

errors-start = Przejdź na stronę główną
errors-talk = Porozmawiaj z kimś
errors-danger = Jesteś teraz w niebezpieczeństwie? Zadzwoń pod [contact:emergency].
errors-wait-minute = 1 minutę
errors-wait-minutes = { $minutes } min
errors-wait-hours = kilka godzin

errors-not-found-title = Nie ma takiej strony
errors-not-found = Nie możemy znaleźć tej strony
errors-not-found-what = W adresie może być błąd albo strona jest już gdzie indziej.
errors-not-found-next = Jeśli adres jest wpisany ręcznie, sprawdź go. Jeśli to link z wiadomości, mógł już stracić ważność.

errors-forbidden-title = Ta strona nie jest dla Ciebie otwarta
errors-forbidden = Nie możemy na to pozwolić
errors-forbidden-what = Możesz nie mieć prawa, żeby otworzyć tę stronę. Albo nie wiemy na pewno, że formularz jest od Ciebie.
errors-forbidden-next = Nic się nie zmieniło. Jeśli wypełniasz formularz, cofnij się, odśwież stronę i wyślij go jeszcze raz.

errors-no-cookies-title = Pliki cookie są wyłączone
errors-no-cookies = Twoja przeglądarka nie zachowuje naszych plików cookie
errors-no-cookies-what = Plik cookie to mały plik. Bez niego nie możemy zachować Twoich odpowiedzi między stronami.
errors-no-cookies-next = Włącz pliki cookie w przeglądarce i zacznij od nowa. Jeśli to niemożliwe, zadzwoń do nas.

errors-conflict-title = Coś się zmieniło
errors-conflict = Od otwarcia tej strony coś się zmieniło
errors-conflict-what = Ktoś inny zrobił to trochę szybciej albo ta strona jest otwarta w dwóch oknach.
errors-conflict-next = Twoja ostatnia zmiana nie została zapisana. Cofnij się, odśwież stronę i spójrz jeszcze raz.

errors-too-large-title = Za dużo naraz
errors-too-large = To było za dużo do wysłania
errors-too-large-what = Nic nie zostało wysłane. Twój tekst jest dłuższy, niż mieści formularz.
errors-too-large-next = Cofnij się i skróć tekst. Resztę możesz nam powiedzieć w rozmowie.

errors-too-many-title = Za dużo prób
errors-too-many = Było za dużo prób
errors-too-many-what = Nic się nie zmieniło. Po wielu próbach robimy przerwę, żeby chronić informacje o ludziach.
errors-too-many-next = Odczekaj { $wait } i spróbuj jeszcze raz. Jeśli nie możesz czekać, zadzwoń do nas.

errors-fault-title = Jest problem
errors-fault = Przepraszamy, jest problem ze stroną
errors-fault-what = Spróbuj później. Jeśli na ekranie był numer zgłoszenia, mamy Twoje zgłoszenie.
errors-fault-next = Jeśli numeru nie było, nie mamy zgłoszenia. Twoje odpowiedzi mogą być nadal w formularzu.

errors-unavailable-title = Strona chwilowo nie działa
errors-unavailable = Ta strona chwilowo nie działa
errors-unavailable-what = Spróbuj za kilka minut. Jeśli na ekranie był numer zgłoszenia, mamy Twoje zgłoszenie.
errors-unavailable-next = Jeśli numeru nie było, nie mamy zgłoszenia. Możesz też do nas zadzwonić.

errors-ended-title = Twoich odpowiedzi już nie ma
errors-ended = Twoje odpowiedzi są skasowane dla Twojego bezpieczeństwa
errors-ended-what = Jeśli widać było numer zgłoszenia, mamy to, co zostało wysłane. Jeśli nie, nic nie zostało wysłane i nic nie zostało zachowane.
errors-ended-next = Robimy to { $minutes } minut po ostatniej otwartej stronie. Możesz teraz zacząć od nowa.
errors-ended-again = Zacznij od nowa
