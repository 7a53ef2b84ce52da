# Easy read: for people with a learning disability, and people who read little. One idea a line, at most
# 12 words a sentence. `data/easy.csv` says which drawing stands beside which line.
# Facts come from the notices: who changes a notice changes its easy lines too.

# Asking for help. $hours: when people read the form; without hours leave line 3 out. $minutes: how long an
# unsent form is kept. $days: working days to the first look.
easy-start-title = Ask for help: easy read
easy-start-lead = This page tells you how to ask for help in Stockport.
easy-start-1 = Are you in danger now? Call [contact:emergency].
easy-start-2 = If you cannot speak, call from a mobile phone. Stay on the phone. Press **55** when you hear the message.
easy-start-3 = The form is not for when you are in danger. People read it { $hours }.
easy-start-4 = You can [ask for help](/enquiry/before-you-start) here. It is free.
easy-start-5 = Family Hubs help families with children up to 19. For special needs, it is up to 25. Stockport Council runs them.
easy-start-6 = The Support Hub helps adults. The Prevention Alliance runs it.
easy-start-7 = You do not have to know which team is best. We show you one before you send the form. You can pick the other.
easy-start-8 = You fill in a form. It takes about 5 minutes. If a question says “optional”, you can leave it out.
easy-start-9 = Do not write your bank details or National Insurance number. Leave out health records and other people’s names.
easy-start-10 = Do you want help with the form? [Talk to us](/contact). We can fill it in with you.
easy-start-11 = Families can call [contact:fh_phone].
easy-start-12 = Adults can call [contact:tpa_phone].
easy-start-13 = We can get you an **interpreter**. That person puts our words into your language. It is free.
easy-start-14 = Nobody reads your answers until you send them. If you stop, we keep them for { $minutes } minutes. Then they are gone.
easy-start-15 = On some pages you see **Exit this page**. Press it to leave fast. You can also [hide that you were here](/help/staying-safe-online).
easy-start-16 = Tell us how and when it is safe to reach you. If a call is not safe, we do not call.
easy-start-17 = We ask what we may share. You can say no. You get the same help.
easy-start-18 = A person reads your form within { $days } working days. Those are Monday to Friday, but not bank holidays. If it cannot wait, they read it on the same working day.
easy-start-19 = Then we reply the way you chose.
easy-start-20 = You get a **reference** and three words. A reference is a short code for your form. Keep them where only you can see them.
easy-start-21 = Are you ready? [Ask for help](/enquiry/before-you-start).

# Coming back. $minutes: how long a link and a code work.
easy-manage-title = Come back and change your mind: easy read
easy-manage-lead = This page tells you how to come back and change your mind.
easy-manage-1 = You need your **reference** and your three words. A reference is a short code for your form. You got them when you sent it.
easy-manage-2 = [Open your enquiry](/manage). An **enquiry** is what you sent us. Type your reference and your three words.
easy-manage-3 = Have you lost your three words? We can email you a link and a code. They work for { $minutes } minutes.
easy-manage-4 = If you told us email is not safe, we send nothing.
easy-manage-5 = If nothing works, [talk to us](/contact). Tell us your reference. We can help you on the phone.
easy-manage-6 = You can see what is happening. You can see what we hold about you, and why.
easy-manage-7 = Your answers are locked. You need your three words to see them.
easy-manage-8 = You can see the day when we delete your form.
easy-manage-9 = You can change your mind at any time. Choose **Change your choices**. A tick means yes. No tick means no.
easy-manage-10 = To stop something, take the tick away. It stops straight away. Nobody asks you why.
easy-manage-11 = You can tell us by phone, by email or face to face. Then it can take one working day.
easy-manage-12 = If you say no, we still help you. We still act if someone may be in danger.
easy-manage-13 = If you stop sharing, we tell the other team that day. They stop using it, unless a law says they must keep it.
easy-manage-14 = You get a **receipt**. A receipt proves what you said yes or no to.
easy-manage-15 = Is something wrong? [Tell us](/contact), and we put it right.
easy-manage-16 = You can ask us to [delete it or stop using it](/contact). Sometimes the law says we must keep it. Then we tell you why.
easy-manage-17 = You can [ask us who had your information](/contact).
easy-manage-18 = Did we send it to the wrong team? You can ask another person to look again.
easy-manage-19 = Are you not happy with us? [You can complain](/contact).
easy-manage-20 = When you have finished, press **Leave**. Then your enquiry is locked.

# The notice of the Family Hubs. $date: last day by FH-FORM for a form sent today. $years: as in “6 years”, by
# FH-NFA. $yes_years: the same, by CONSENT.
easy-notice-fh-title = How Family Hubs use what you tell us: easy read
easy-notice-fh-lead = This page says the main things. The [whole notice](/privacy/family-hubs) says all of it.
easy-notice-fh-1 = We are Stockport Council. We run the Family Hubs. The Support Hub has [its own notice](/privacy/prevention-alliance).
easy-notice-fh-2 = We ask your name, your postcode and how to reach you. We ask your age group, your language and who lives with you. We ask what help you need, and about any special needs.
easy-notice-fh-3 = After the form, we may ask one question about you. It helps us be fair, and you can skip it. We keep the answer without your name.
easy-notice-fh-4 = We use your answers to help you and make services better. That is our job by law: the Childcare Act 2006. So you do not have to say yes first.
easy-notice-fh-5 = We ask for your yes before we do extra things. If you say no, you get the same help. You can [change your mind](/manage) at any time.
easy-notice-fh-6 = Most of what we know comes from you. Others who help you may tell us things too. Then we tell you who, within one month.
easy-notice-fh-7 = Only staff who need it to help you see your form. Each time someone looks, it is written down. It is locked, and it stays in the UK.
easy-notice-fh-8 = Other teams may need it to help you. Most of the time, we ask you first. We name each team, and you say yes or no. We never sell it.
easy-notice-fh-9 = If someone could get hurt, we may share without your yes. We may tell the police, health staff or the **safeguarding team**. That team keeps people safe. If it is safe, we talk to you first.
easy-notice-fh-10 = We may also share to find or stop a crime. Lying to get benefits is a crime. Then we may not tell you.
easy-notice-fh-11 = Tell us how and when it is safe to reach you. We keep to it. If others see your phone or email, we can send nothing.
easy-notice-fh-12 = We keep a form you send today until { $date }. Then we delete it. We keep your yes or no for { $yes_years } after that.
easy-notice-fh-13 = If there is nothing more to do, we keep what we decided. We keep that for { $years } after we close it. It has none of your own words. If your child needs more help, notes go in their file.
easy-notice-fh-14 = If you have a request or complaint open, we wait to delete. Our spare copies are gone within 35 days more. The [whole notice](/privacy/family-hubs) has all the times.
easy-notice-fh-15 = People decide. A computer may suggest a team, but it never decides. You can ask another person to look again.
easy-notice-fh-16 = You can ask what we hold and who had it. You can have a copy to take with you. If it is wrong, you can ask us to put it right.
easy-notice-fh-17 = You can ask us to delete it or stop using it. You can ask us to use it less. Sometimes the law says we must keep it. Then we tell you why.
easy-notice-fh-18 = To ask, [open your enquiry](/manage) or [talk to us](/contact). It is free. We answer within one month, or three if it is hard. Children have these rights too.
easy-notice-fh-19 = Do you have a question or a complaint? Write to our **data protection officer**: [contact:fh_dpo]. That person checks that we keep to the law. Within 30 days, we tell you that we have your complaint.
easy-notice-fh-20 = You can also complain to the **Information Commissioner**: [contact:ico]. That office checks how all of us use information.

# The notice of the Support Hub. $date: last day by TPA-FORM for a form sent today. $years: as in “1 year”, by
# TPA-DEC and TPA-CASE. $yes_years: the same, by CONSENT.
easy-notice-tpa-title = How the Support Hub uses what you tell us: easy read
easy-notice-tpa-lead = This page says the main things. The [whole notice](/privacy/prevention-alliance) says all of it.
easy-notice-tpa-1 = We are The Prevention Alliance, a group of organisations. We run Stockport Support Hub and Your Support. The council has [its own notice](/privacy/family-hubs).
easy-notice-tpa-2 = We ask your name, your postcode and how to reach you. We ask your age group, your language and who lives with you. We ask what help you need. If it is about your health, we take extra care.
easy-notice-tpa-3 = Later, we may hold your address, birthday and National Insurance number. We may hold notes of talks and crimes you were guilty of. The form never asks for these.
easy-notice-tpa-4 = After the form, we ask about your sex, race and religion. We ask about disability, and if you are gay or straight. It helps us be fair, and you can skip it all. We keep the answers without your name.
easy-notice-tpa-5 = We use your answers to help, keep you safe and improve services. Helping people early is our job, for the good of all. If we support you, we have an agreement with you too. You do not have to say yes first.
easy-notice-tpa-6 = We ask for your yes before we do extra things. If you say no, you get the same help. You can [change your mind](/manage) at any time.
easy-notice-tpa-7 = Most of what we know comes from you. Others who help you may tell us things too. Then we tell you who, within one month.
easy-notice-tpa-8 = Only staff who need it to help you see your form. Each time someone looks, it is written down. It is locked, and it stays in the UK.
easy-notice-tpa-9 = We ask you before we share it with other teams. We name each team, and you say yes or no. We never sell it, and we send no adverts.
easy-notice-tpa-10 = Sometimes the law says we must share it without your yes. It may go to the council, health staff or the police. A court can also order it.
easy-notice-tpa-11 = If someone could get hurt, we may share without your yes. We may tell the police, health staff or the **safeguarding team**. That team keeps people safe. If it is safe, we talk to you first.
easy-notice-tpa-12 = Tell us how and when it is safe to reach you. We keep to it. If others see your phone or email, we can send nothing.
easy-notice-tpa-13 = We keep a form you send today until { $date }. Then we delete it, unless we go on to support you. We keep your yes or no for { $yes_years } after that. The [whole notice](/privacy/prevention-alliance) has all the times.
easy-notice-tpa-14 = Notes of our decision and our support have no set date. We look { $years } after we finish, then every year. We delete what we no longer need.
easy-notice-tpa-15 = People decide. A computer may suggest a team, but it never decides. You can ask another person to look again.
easy-notice-tpa-16 = You can ask what we hold and who had it. You can have a copy to take with you. If it is wrong, we change it.
easy-notice-tpa-17 = You can ask us to delete it or stop using it. Sometimes the law or our agreement with you stops us. Then you can ask us to use it less.
easy-notice-tpa-18 = To ask, [open your enquiry](/manage) or [talk to us](/contact). It is free. We answer within one month, or three if it is hard. Children have these rights too.
easy-notice-tpa-19 = Do you have a question or a complaint? Write to the **data protection officer**: [contact:tpa_assurance]. That person checks that we keep to the law. Within 30 days, we tell you that we have your complaint.
easy-notice-tpa-20 = Not happy with our answer? You can complain to the **Information Commissioner**: [contact:ico]. That office checks how all of us use information.
