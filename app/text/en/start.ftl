# The start page

start-title = Ask for help
start-heading = Ask for help in Stockport
start-lead = For families, young people and adults. Say what you need in your own way. A real person reads it and gets back to you.
start-ask = Ask for help
start-return = Go back to something you sent
start-facts = It takes about 5 minutes. It is free and you do not need an account.

start-danger = In danger now? Call [contact:emergency]
start-danger-silent = If you cannot speak, stay on the line. Press **55** when you hear the message.
start-danger-hours = This form is not for emergencies. People read it { $hours }.
start-danger-more = More help right now

start-how = What happens
start-step-tell = You tell us what you need
start-step-tell-more = The questions are short. You can leave out any that say “optional”.
start-step-who = You see where it goes
start-step-who-more = We name the team that fits and say why. You can pick the other one.
start-step-read = A person reads it
start-step-read-more = Urgent ones on the same working day. All others within { $days } working days.
start-step-reply = We reply the way you chose
start-step-reply-more = If a call could put you at risk, we will not call.

start-yours = You are in charge
start-yours-share = You say what we may share. If you say no, you get the same help.
start-yours-mind = You can change your mind whenever you like.
start-yours-see = You can see who had your information and the day we delete it.
start-yours-kept = While you fill in the form we keep your answers for { $minutes } minutes. Then they are gone.
start-privacy = How we use what you tell us

start-talk = Would you rather talk?
start-talk-families = Families and young people
start-talk-adults = Adults
start-talk-with-you = We can fill in the form with you. We can get you an interpreter.
start-talk-more = All the ways to reach us

start-teams = Two teams, one place to ask
start-teams-more = You do not have to choose. We show you the one that fits as you go.
start-team-fh = For families with children up to 19, or up to 25 with special needs. Stockport Council runs them.
start-team-tpa = For adults: your home, money, low mood or feeling alone. The Prevention Alliance runs it.
