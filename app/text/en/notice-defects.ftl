# Defects of the published notices (rule 1.3), for the notice desk and the data protection officers.
# Residents never see them. "what" is the defect, "here" is how this service deals with it.

defect-D1-what = “Personal data” is said to be defined by Article 6. The definition is in Article 4(1).
defect-D1-here = Kept word for word in an imported text. The shipped text does not cite it.
defect-D2-what = “General Data Protection Regulation 2018” does not exist. The law is the UK GDPR with the Data Protection Act 2018.
defect-D2-here = Kept word for word in an imported text. The shipped text names the right law.
defect-D3-what = “Links below” and “further information below”: nothing follows.
defect-D3-here = The list of partners comes from the settings. This page warns while it is empty.
defect-D4-what = An instruction of the template was published as part of the text (“You must reference …”).
defect-D4-here = Kept word for word in an imported text. The shipped text leaves it out.
defect-D5-what = Section 1 of the Childcare Act 2006 covers young children only. The hubs serve people up to 19, or 25.
defect-D5-here = The data protection officer decides which law to add.
defect-D6-what = “Outside of the EU”: the United Kingdom is itself outside the EU.
defect-D6-here = The service runs in the United Kingdom. The short version says so.
defect-D7-what = “Demographic information” may not cover ethnic group.
defect-D7-here = On the Family Hubs route fewer equality questions are asked.
defect-D8-what = Two periods are named. It is not said which record each is about.
defect-D8-here = The form follows the end of the financial year and two years. The decision record follows six years.
defect-D9-what = No period is named at all. Only the things it depends on are.
defect-D9-here = A person reviews accepted cases. Nothing is deleted by a clock.
defect-D10-what = A contract is given as the ground to refuse every request to erase.
defect-D10-here = Each request is decided on its own. What rests on consent alone is erased.
defect-D11-what = People may object to any use. The law promises less.
defect-D11-here = The wider promise is kept.
defect-D12-what = Nothing is said on children’s own rights, cookies, complaints by section 164A, other people named, or safe contact.
defect-D12-here = The shipped text has a section on each. The data protection officer signs it off.
defect-D13-what = “No automated processes”, yet rules suggest a team.
defect-D13-here = Rules suggest, a person confirms, and people can ask for another look.
defect-D14-what = One website, two organisations: which of them is responsible for what is not said.
defect-D14-here = To be settled in the assessment (DPIA) and then said in both notices.
