# Feedback, as managers read it

feedback-staff-nav = Feedback
feedback-staff-title = Feedback
feedback-staff-lead = Written without a name, newest first. Nobody can tell whose it is, so nobody can be answered.
feedback-staff-none = Nobody has written anything yet.
feedback-staff-kind-compliment = Compliment
feedback-staff-kind-idea = Idea
feedback-staff-kind-problem = Problem
feedback-staff-about-SMBC = Family Hubs
feedback-staff-about-TPA = Support Hub
feedback-staff-about-website = Website
