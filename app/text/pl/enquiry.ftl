# Polish, awaiting a reviewer
# The questions of the form

enquiry-part-1 = Część 1 z 4: czego potrzebujesz
enquiry-part-2 = Część 2 z 4: o Tobie
enquiry-part-3 = Część 3 z 4: kontakt
enquiry-part-4 = Część 4 z 4: ostatnie pytania i wysyłka


# Topic
enquiry-topic-title = W czym potrzebujesz pomocy?
enquiry-topic-hint = Otwórz grupę i wybierz to, co najbardziej pasuje.
enquiry-group-babies = Ciąża, niemowlęta i małe dzieci
enquiry-group-babies-in = Karmienie, opieka nad dziećmi, smutek, grupy i zajęcia
enquiry-group-children = Dzieci, nastolatki i życie rodzinne
enquiry-group-children-in = Szkoła, zdrowie, uczucia, specjalne potrzeby, rodzice
enquiry-group-home = Dom, pieniądze i praca
enquiry-group-home-in = Rachunki, jedzenie, czynsz, naprawy, szukanie pracy
enquiry-group-health = Zdrowie, uczucia i opieka nad bliskimi
enquiry-group-health-in = Dla dorosłych: zły nastrój, samotność, alkohol, opiekunowie
enquiry-group-safety = Bezpieczeństwo i nowy początek
enquiry-group-safety-in = Brak bezpieczeństwa w domu, życie po więzieniu
enquiry-other-topics-summary = Potrzebujesz pomocy także w czymś innym?
enquiry-other-topics-legend = W czym jeszcze potrzebujesz pomocy? (nieobowiązkowe)
enquiry-other-topics-hint = Możesz wybrać jeszcze 2 rzeczy.

# Safety
enquiry-safety-tab = Zanim przejdziesz dalej
enquiry-safety-title = Czy nic Ci teraz nie grozi?
enquiry-danger-now = Czy Tobie lub komuś innemu grozi teraz niebezpieczeństwo? (nieobowiązkowe)
enquiry-safe-tonight = Czy masz dziś gdzie bezpiecznie spać?
enquiry-help-now-tab = Zanim przejdziesz dalej
enquiry-carry-on = Przejdź dalej w formularzu

# Who it is for
enquiry-about-title = Dla kogo jest ta pomoc?
enquiry-about-someone_else-hint = Ktoś z przyjaciół lub rodziny, ktoś pod Twoją opieką lub ktoś, z kim pracujesz
enquiry-they-know = Czy ta osoba wie, że prosisz o pomoc?
enquiry-they-know-hint = Jeśli nie, musimy jej powiedzieć, że mamy informacje o niej. Najpierw sprawdzimy, czy to bezpieczne.

# Household
enquiry-household-tab = Kto mieszka w domu?
enquiry-household-title = Czy mieszkają z Tobą dzieci lub młodzież poniżej 19 lat?
enquiry-household-title-them = Czy mieszkają z tą osobą dzieci lub młodzież poniżej 19 lat?
enquiry-household-hint = Dzięki temu wiemy, który zespół może być najlepszy.
enquiry-household-send = Czy mieszka z Tobą ktoś poniżej 25 lat ze specjalnymi potrzebami lub z niepełnosprawnością? (nieobowiązkowe)
enquiry-household-send-them = Czy mieszka z tą osobą ktoś poniżej 25 lat ze specjalnymi potrzebami lub z niepełnosprawnością? (nieobowiązkowe)
enquiry-household-send-hint = Chodzi o specjalne potrzeby w nauce albo o niepełnosprawność.
enquiry-child-age = Ile lat ma dziecko? (nieobowiązkowe)
enquiry-child-age-mine = Ile lat ma Twoje dziecko? (nieobowiązkowe)
enquiry-child-age-hint = Jeśli dzieci jest więcej, wybierz to, które najbardziej potrzebuje pomocy.
enquiry-subject-26 = Czy osoba, która potrzebuje pomocy, ma 26 lat lub mniej? (nieobowiązkowe)

# Age
enquiry-age-title = Ile masz lat?
enquiry-age-hint = Chodzi o Ciebie, czyli o osobę, która wypełnia ten formularz.
enquiry-young-tab = Możesz teraz z kimś porozmawiać
enquiry-young-title = Możesz teraz z kimś porozmawiać
enquiry-young-lead = To dobrze, że prosisz o pomoc. Jeśli tak Ci łatwiej, możesz najpierw porozmawiać z kimś przez telefon.
enquiry-young-childline = Childline, dla dzieci i młodzieży
enquiry-young-day = Zespół do spraw dzieci w Stockport
enquiry-young-night = W nocy i w weekendy
enquiry-young-on = Jeśli chcesz pisać dalej tutaj
enquiry-young-who = To, co napiszesz, przeczyta ktoś z Family Hub. Tam pomaga się dzieciom i rodzinom.
enquiry-young-share = Ta osoba nikomu tego nie powie, chyba że komuś może stać się krzywda. Wtedy powie tym, którzy mogą zadbać o Twoje bezpieczeństwo.
enquiry-young-grown-up = Jeśli jest ktoś dorosły, komu ufasz, możecie zrobić to razem.
enquiry-young-carry-on = Przejdź dalej w formularzu

# Postcode
enquiry-postcode-title = Jaki jest Twój kod pocztowy?
enquiry-postcode-title-them = Jaki jest kod pocztowy tej osoby?
enquiry-postcode-hint = Dzięki niemu znajdziemy zespół blisko Ciebie. Możesz pominąć odstęp.
enquiry-postcode-hint-them = Dzięki niemu znajdziemy zespół blisko tej osoby. Możesz pominąć odstęp.
enquiry-postcode-use = Tak, użyj { $suggestion }
enquiry-no-postcode = Nie mogę podać kodu pocztowego, bo

# Area
enquiry-area-title = Która część Stockport jest najbliżej?
enquiry-area-title-them = Która część Stockport jest najbliżej tej osoby?
enquiry-area-hint = Wybierz tę najbliższą. Wystarczy przybliżona odpowiedź.
enquiry-area-hint-part = Mamy od Ciebie część kodu: { $postcode }. Sprawdź, czy to dobra część Stockport.

enquiry-tie-title = To miejsce jest poza Stockport
enquiry-tie-lead = Tamtejszy urząd to { $council }. Mimo to możemy pomóc, jeśli jest jakiś związek ze Stockport.
enquiry-tie-lead-unknown = Tym miejscem zajmuje się inny urząd (council). Mimo to możemy pomóc, jeśli jest jakiś związek ze Stockport.
enquiry-tie-legend = Jaki jest związek ze Stockport?
enquiry-tie-fled-hint = Wybierz to, jeśli mimo wszystko chcesz pomocy w Stockport.

enquiry-outside-title = Pomóc może Ci inny urząd (council)
enquiry-outside-council = Tym miejscem zajmuje się { $council }. Tam mogą Ci pomóc.
enquiry-outside-go = Przejdź na stronę { $council }
enquiry-outside-unknown = To miejsce nie jest w Stockport. Pomóc może Ci Twój lokalny urząd (council).
enquiry-outside-find = Znajdź swój urząd (council)
enquiry-outside-nothing = Nie mamy już nic z tego, co było tu wpisane.
enquiry-outside-again = To się nie zgadza. Zacznij od nowa

# Name
enquiry-name-title = Jak mamy się do Ciebie zwracać?
enquiry-name-hint = Możesz podać, co chcesz. To nie musi być imię i nazwisko.

# Contact
enquiry-contact-title = Jak mamy się z Tobą kontaktować?
enquiry-contact-hint = Wybierz sposób, który jest dla Ciebie najbezpieczniejszy.
enquiry-route-none_i_will_contact_you-hint = Nic Ci nie wysyłamy. Wracasz tu z numerem zgłoszenia i trzema słowami.
enquiry-phone = Numer telefonu
enquiry-phone-hint = Na przykład 01632 960 001 lub 07700 900 982
enquiry-mobile = Numer komórki
enquiry-email = Adres e-mail
enquiry-email-hint = Piszemy na niego tylko w sprawie Twojej prośby i w żadnej innej.

enquiry-safe-summary = Czy jest coś, przez co kontakt z Tobą mógłby być niebezpieczny?
enquiry-safe-legend = Co zapewni Ci bezpieczeństwo? (nieobowiązkowe)
enquiry-safe-hint = Zaznacz wszystko, czego potrzebujesz. Będziemy się tego trzymać. Nigdy nie wysyłamy listów.
enquiry-safe-share_device-hint = Nie wysyłamy żadnych e-maili ani SMS-ów. Wracasz tu z trzema słowami.
enquiry-safe-none = Żadna z tych odpowiedzi

enquiry-times = Kiedy kontakt z Tobą jest bezpieczny? (nieobowiązkowe)
enquiry-times-hint = Zostaw puste, jeśli pasuje każda pora. Rano to od 9:00 do 12:00, po południu do 17:00, wieczorem do 20:00.
enquiry-time-of-day = { $day } { $time }
enquiry-day-mon-short = Pn
enquiry-day-tue-short = Wt
enquiry-day-wed-short = Śr
enquiry-day-thu-short = Cz
enquiry-day-fri-short = Pt

enquiry-someone = Gdy odbierze ktoś inny (nieobowiązkowe)
enquiry-safe-word = Słowo, po którym poznasz, że to my (nieobowiązkowe)
enquiry-safe-word-hint = To my mówimy je najpierw. Wybierz takie, które zapamiętasz. Ma mieć od { $least } do { $most } liter.

# Language and access
enquiry-access-title = Co byłoby dla Ciebie ułatwieniem?
enquiry-language = Jaki język jest dla Ciebie najlepszy? (nieobowiązkowe)
enquiry-language-hint = Możemy zapewnić tłumacza. To nic nie kosztuje.
enquiry-language-blank = Wybierz język
enquiry-adjustments = Czy mamy o czymś wiedzieć, żeby się z Tobą skontaktować lub Ci pomóc? (nieobowiązkowe)
enquiry-adjustments-hint = Na przykład język migowy, text relay (rozmowa przez tekst), duży druk lub cichy pokój. Do { $most } znaków.

# Message
enquiry-message-tab = Coś jeszcze
enquiry-message-title = Chcesz powiedzieć nam więcej? (nieobowiązkowe)
enquiry-message-hint = Własnymi słowami. Do { $most } znaków.
enquiry-message-not = Nie wpisuj imion i nazwisk innych osób, danych z banku ani dokumentów o zdrowiu.
enquiry-message-not-them = Możesz napisać, dla kogo to jest. Nie wpisuj danych z banku ani dokumentów o zdrowiu.

# Choices
enquiry-choices-tab = Twoje wybory
enquiry-choices-title = Czy chcesz się na coś zgodzić?
enquiry-choices-lead = Nie musisz nic zaznaczać.
enquiry-choices-same = Pomożemy Ci tak samo.
enquiry-choices-mind = W każdej chwili możesz zmienić zdanie.
enquiry-choices-who = Kto to dostanie
enquiry-choices-what = Co dostanie
enquiry-choices-not = Czego nie dostanie
enquiry-choices-stop = Jeśli później powiesz „nie”
enquiry-choices-switched = Teraz wybrany jest drugi zespół. Dlatego Twoje wybory zniknęły i pytamy o nie od nowa.
enquiry-choices-without = Co robimy bez pytania i dlaczego
