"""The records of the audit, a module for each section of the article and three of our own.

A record is found by searching this folder for its id in quotation marks.
"""
