# Polish, awaiting a reviewer
# What a role is called

role-triage_fh = Zespół Family Hub
role-triage_tpa = Zespół The Prevention Alliance
role-manager_fh = Kierownictwo Family Hub
role-manager_tpa = Kierownictwo The Prevention Alliance
role-safeguarding_lead = Osoba, która dba o bezpieczeństwo
role-dpo_smbc = Inspektor ochrony danych Stockport Council
role-dpo_shg = Inspektor ochrony danych The Prevention Alliance
role-records = Osoba, która prowadzi dokumentację
role-admin = Administracja strony
role-analyst = Osoba, która liczy i porównuje
role-auditor = Osoba, która sprawdza naszą pracę
