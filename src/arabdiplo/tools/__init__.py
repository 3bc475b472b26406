"""What those who write rules work with: tester, scorer, explain, editor, generator."""
