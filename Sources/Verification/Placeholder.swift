/// Placeholder of the attacker.
enum Placeholder {}
