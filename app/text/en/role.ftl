# What a role is called

role-triage_fh = Family Hub officer
role-triage_tpa = Alliance officer
role-manager_fh = Family Hub manager
role-manager_tpa = Alliance manager
role-safeguarding_lead = Safeguarding lead
role-dpo_smbc = Council data protection officer
role-dpo_shg = Alliance data protection officer
role-records = Records manager
role-admin = Administrator
role-analyst = Analyst
role-auditor = Auditor
