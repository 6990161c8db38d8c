public import Suppression

/// What protecting tables took and gave.
public struct ProtectionReport: Hashable, Sendable {
  /// Files written.
  public var files: Int
  /// Cells, each counted once however many files hold it.
  public var cells: Int
  /// Cells that are to be protected by a rule, those that no file holds included.
  public var sensitive: Int
  /// Cells of files that are hidden.
  public var hidden: Int
  /// Numbers hidden in files, each counted as often as files hold it.
  public var hiddenNumbers: Int
  /// Quotients hidden in files.
  public var hiddenQuotients: Int
  /// What the search took.
  public var account: Suppression.Account
  /// Where the certificate is.
  public var certificate: String

  /// The report for people.
  public var text: String {
    """
    \(hidden) of \(cells) cells are hidden; \(sensitive) had to be protected, \
    \(account.secondary) are hidden for them.
    \(files) files, \(hiddenNumbers) numbers and \(hiddenQuotients) quotients left out.
    \(account.cells) cells linked by \(account.relations) relations in \(account.components) parts; \
    \(account.programmes) linear programmes, \(account.pruned) cells printed again.
    \(insiders)The certificate is \(certificate); it holds true values: keep it private.

    """
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
      "hidden": .integer(hidden), "secondary": .integer(account.secondary),
      "hidden_numbers": .integer(hiddenNumbers), "hidden_quotients": .integer(hiddenQuotients),
      "linked_cells": .integer(account.cells), "relations": .integer(account.relations),
      "components": .integer(account.components), "programmes": .integer(account.programmes),
      "insiders": .integer(account.insiders), "pruned": .integer(account.pruned),
      "certificate": .string(certificate),
    ]
  }
}
