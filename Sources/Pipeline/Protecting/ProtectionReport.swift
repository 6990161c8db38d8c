public import Suppression

/// What protecting tables took and gave.
public struct ProtectionReport: Hashable, Sendable {
  /// Files written.
  public var files: Int
  /// Cells of files, each counted once however many files hold it.
  public var cells: Int
  /// Cells of files that had to be hidden: by a rule, or because an earlier release hid them.
  public var sensitive: Int
  /// Cells that no file holds, that follow from others and are to be protected by a rule.
  public var unprinted: Int
  /// Cells of files that are hidden.
  public var hidden: Int
  /// Numbers hidden in files, each counted as often as files hold it.
  public var hiddenNumbers: Int
  /// Quotients hidden in files.
  public var hiddenQuotients: Int
  /// Small cells that are printed, as readers know them already.
  public var knownSmall: Int
  /// Amounts of which no file says who contributed.
  public var unruledAmounts: [String]
  /// What the search took.
  public var account: Suppression.Account
  /// Where the certificate is.
  public var certificate: String

  /// Cells of files that are hidden for others.
  public var secondary: Int { hidden - sensitive }

  /// The report for people.
  public var text: String {
    """
    \(hidden) of \(cells) cells are hidden: \(sensitive) had to be, \(secondary) are hidden for them.
    \(unprintedText)\(files) files, \(hiddenNumbers) numbers and \(hiddenQuotients) quotients left out.
    \(account.cells) cells linked by \(account.relations) relations in \(account.components) parts; \
    \(account.programmes) linear programmes, \(account.pruned) cells printed again.
    \(insiders)\(notes)The certificate is \(certificate); it holds true values: keep it private.

    """
  }

  private var unprintedText: String {
    unprinted == 0
      ? ""
      : "Numbers that no file holds, but that follow from others, protected as well: \(unprinted).\n"
  }

  /// What is printed although it may tell of few persons; empty where nothing is.
  private var notes: String {
    var text = ""
    if knownSmall > 0 {
      text += """
        Small cells that are printed, as an earlier release or 'known' says them exactly: \
        \(knownSmall). yol attack names them.

        """
    }
    if !unruledAmounts.isEmpty {
      text += """
        No rule protects the amounts of '\(unruledAmounts.joined(separator: "', '"))': \
        no table names columns of 'contributors' or 'largest'.

        """
    }
    return text
  }

  /// What lone persons can find out; empty where it is nothing.
  private var insiders: String {
    account.insiders == 0
      ? ""
      : """
      In \(account.insiders) cases somebody who is alone in a hidden cell, and knows it, can compute a small one of others, \
      whatever is hidden: yol attack --truth names them; merge codes there.

      """
  }

  /// The report for machines.
  public var json: JSON {
    [
      "files": .integer(files), "cells": .integer(cells), "sensitive": .integer(sensitive),
      "unprinted": .integer(unprinted), "hidden": .integer(hidden),
      "secondary": .integer(secondary), "known_small": .integer(knownSmall),
      "unruled_amounts": .array(unruledAmounts.map { .string($0) }),
      "hidden_numbers": .integer(hiddenNumbers), "hidden_quotients": .integer(hiddenQuotients),
      "linked_cells": .integer(account.cells), "relations": .integer(account.relations),
      "components": .integer(account.components), "programmes": .integer(account.programmes),
      "insiders": .integer(account.insiders), "pruned": .integer(account.pruned),
      "certificate": .string(certificate),
    ]
  }
}
